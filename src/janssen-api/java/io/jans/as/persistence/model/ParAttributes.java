package io.jans.as.persistence.model;

import java.io.Serializable;

/** The parameters of a pushed authorization request. */
public class ParAttributes implements Serializable {
    public ParAttributes() {
    }

    public String getScope() {
        throw new UnsupportedOperationException();
    }

    public String getResponseType() {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }

    public String getRedirectUri() {
        throw new UnsupportedOperationException();
    }

    public String getState() {
        throw new UnsupportedOperationException();
    }

    public String getResponseMode() {
        throw new UnsupportedOperationException();
    }

    public String getNonce() {
        throw new UnsupportedOperationException();
    }

    public String getPrompt() {
        throw new UnsupportedOperationException();
    }

    public String getAcrValuesStr() {
        throw new UnsupportedOperationException();
    }

    public String getRequest() {
        throw new UnsupportedOperationException();
    }

    public String getCodeChallenge() {
        throw new UnsupportedOperationException();
    }

    public String getCodeChallengeMethod() {
        throw new UnsupportedOperationException();
    }

    public String getClaims() {
        throw new UnsupportedOperationException();
    }

    public void setScope(String scope) {
        throw new UnsupportedOperationException();
    }

    public void setResponseType(String responseType) {
        throw new UnsupportedOperationException();
    }

    public void setClientId(String clientId) {
        throw new UnsupportedOperationException();
    }

    public void setRedirectUri(String redirectUri) {
        throw new UnsupportedOperationException();
    }

    public void setState(String state) {
        throw new UnsupportedOperationException();
    }

    public void setResponseMode(String responseMode) {
        throw new UnsupportedOperationException();
    }

    public void setNonce(String nonce) {
        throw new UnsupportedOperationException();
    }

    public void setDisplay(String display) {
        throw new UnsupportedOperationException();
    }

    public void setUiLocales(String uiLocales) {
        throw new UnsupportedOperationException();
    }

    public void setAcrValuesStr(String acrValuesStr) {
        throw new UnsupportedOperationException();
    }

    public void setCodeChallenge(String codeChallenge) {
        throw new UnsupportedOperationException();
    }

    public void setCodeChallengeMethod(String codeChallengeMethod) {
        throw new UnsupportedOperationException();
    }

    public void setNbf(Integer nbf) {
        throw new UnsupportedOperationException();
    }
}

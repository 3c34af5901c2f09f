package io.jans.as.persistence.model;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Stand-in: the parameters of a pushed authorization request. */
public class ParAttributes implements Serializable {

    private Map<String, String> parameters = new HashMap<>();

    public Map<String, String> parameters() {
        return parameters;
    }

    public String getScope() {
        return parameters.get("scope");
    }

    public String getResponseType() {
        return parameters.get("response_type");
    }

    public String getClientId() {
        return parameters.get("client_id");
    }

    public String getRedirectUri() {
        return parameters.get("redirect_uri");
    }

    public String getState() {
        return parameters.get("state");
    }

    public String getResponseMode() {
        return parameters.get("response_mode");
    }

    public String getNonce() {
        return parameters.get("nonce");
    }

    public String getPrompt() {
        return parameters.get("prompt");
    }

    public String getAcrValuesStr() {
        return parameters.get("acr_values");
    }

    public String getRequest() {
        return parameters.get("request");
    }

    public String getCodeChallenge() {
        return parameters.get("code_challenge");
    }

    public String getCodeChallengeMethod() {
        return parameters.get("code_challenge_method");
    }

    public String getClaims() {
        return parameters.get("claims");
    }

    public void setScope(String scope) {
        parameters.put("scope", scope);
    }

    public void setResponseType(String responseType) {
        parameters.put("response_type", responseType);
    }

    public void setClientId(String clientId) {
        parameters.put("client_id", clientId);
    }

    public void setRedirectUri(String redirectUri) {
        parameters.put("redirect_uri", redirectUri);
    }

    public void setState(String state) {
        parameters.put("state", state);
    }

    public void setResponseMode(String responseMode) {
        parameters.put("response_mode", responseMode);
    }

    public void setNonce(String nonce) {
        parameters.put("nonce", nonce);
    }

    public void setDisplay(String display) {
        parameters.put("display", display);
    }

    public void setUiLocales(String uiLocales) {
        parameters.put("ui_locales", uiLocales);
    }

    public void setAcrValuesStr(String acrValuesStr) {
        parameters.put("acr_values", acrValuesStr);
    }

    public void setCodeChallenge(String codeChallenge) {
        parameters.put("code_challenge", codeChallenge);
    }

    public void setCodeChallengeMethod(String codeChallengeMethod) {
        parameters.put("code_challenge_method", codeChallengeMethod);
    }

    public void setNbf(Integer nbf) {
        parameters.put("nbf", String.valueOf(nbf));
    }
}

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
}

package io.jans.as.persistence.model;

import java.io.Serializable;
import java.util.List;

/** The settings of a client that its entry keeps as JSON. */
public class ClientAttributes implements Serializable {
    public Boolean getRequirePar() {
        throw new UnsupportedOperationException();
    }

    public List<String> getIntrospectionScripts() {
        throw new UnsupportedOperationException();
    }

    public List<String> getUpdateTokenScriptDns() {
        throw new UnsupportedOperationException();
    }

    public String getAuthorizationSignedResponseAlg() {
        throw new UnsupportedOperationException();
    }

    public String getPublicSubjectIdentifierAttribute() {
        throw new UnsupportedOperationException();
    }

    public List<String> getAuthorizedAcrValues() {
        throw new UnsupportedOperationException();
    }

    public String getRedirectUrisRegex() {
        throw new UnsupportedOperationException();
    }

    public List<String> getAdditionalTokenEndpointAuthMethods() {
        throw new UnsupportedOperationException();
    }
}

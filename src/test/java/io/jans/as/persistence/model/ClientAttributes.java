package io.jans.as.persistence.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Stand-in: the settings of a client that its entry keeps as JSON. */
public class ClientAttributes implements Serializable {

    private Boolean requirePar = false;
    private Boolean allowOfflineAccessWithoutConsent = false;
    private List<String> introspectionScripts = new ArrayList<>();
    private List<String> updateTokenScriptDns = new ArrayList<>();
    private List<String> authorizedAcrValues = new ArrayList<>();
    private String authorizationSignedResponseAlg;
    private String publicSubjectIdentifierAttribute;
    private String redirectUrisRegex;
    private List<String> additionalTokenEndpointAuthMethods = new ArrayList<>();

    public Boolean getRequirePar() {
        return requirePar;
    }

    public void setRequirePar(Boolean requirePar) {
        this.requirePar = requirePar;
    }

    public Boolean getAllowOfflineAccessWithoutConsent() {
        return allowOfflineAccessWithoutConsent;
    }

    public void setAllowOfflineAccessWithoutConsent(Boolean allowOfflineAccessWithoutConsent) {
        this.allowOfflineAccessWithoutConsent = allowOfflineAccessWithoutConsent;
    }

    public List<String> getIntrospectionScripts() {
        return introspectionScripts;
    }

    public void setIntrospectionScripts(List<String> introspectionScripts) {
        this.introspectionScripts = introspectionScripts;
    }

    public List<String> getUpdateTokenScriptDns() {
        return updateTokenScriptDns;
    }

    public void setUpdateTokenScriptDns(List<String> updateTokenScriptDns) {
        this.updateTokenScriptDns = updateTokenScriptDns;
    }

    public List<String> getAuthorizedAcrValues() {
        return authorizedAcrValues;
    }

    public String getAuthorizationSignedResponseAlg() {
        return authorizationSignedResponseAlg;
    }

    public String getPublicSubjectIdentifierAttribute() {
        return publicSubjectIdentifierAttribute;
    }

    public void setPublicSubjectIdentifierAttribute(String publicSubjectIdentifierAttribute) {
        this.publicSubjectIdentifierAttribute = publicSubjectIdentifierAttribute;
    }

    public String getRedirectUrisRegex() {
        return redirectUrisRegex;
    }

    public List<String> getAdditionalTokenEndpointAuthMethods() {
        return additionalTokenEndpointAuthMethods;
    }

    public void setAdditionalTokenEndpointAuthMethods(List<String> additionalTokenEndpointAuthMethods) {
        this.additionalTokenEndpointAuthMethods = additionalTokenEndpointAuthMethods;
    }
}

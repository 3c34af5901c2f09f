package io.obconnect.sandbox.server;

import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.auth.PersonAuthenticationType;

import java.util.List;
import java.util.Map;

/** A {@code person_authentication} script that does nothing. */
public class IdleScript implements PersonAuthenticationType {

    @Override
    public boolean isValidAuthenticationMethod(AuthenticationScriptUsageType usage, Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public String getAlternativeAuthenticationMethod(AuthenticationScriptUsageType usage, Map<String, SimpleCustomProperty> properties) {
        return null;
    }

    @Override
    public boolean authenticate(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request, int step) {
        return false;
    }

    @Override
    public int getNextStep(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request, int step) {
        return -1;
    }

    @Override
    public boolean prepareForStep(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request, int step) {
        return true;
    }

    @Override
    public int getCountAuthenticationSteps(Map<String, SimpleCustomProperty> properties) {
        return 1;
    }

    @Override
    public String getPageForStep(Map<String, SimpleCustomProperty> properties, int step) {
        return null;
    }

    @Override
    public List<String> getExtraParametersForStep(Map<String, SimpleCustomProperty> properties, int step) {
        return List.of();
    }

    @Override
    public boolean logout(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request) {
        return true;
    }

    @Override
    public String getLogoutExternalUrl(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request) {
        return null;
    }

    @Override
    public Map<String, String> getAuthenticationMethodClaims(Map<String, SimpleCustomProperty> properties) {
        return null;
    }

    @Override
    public boolean init(Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public boolean destroy(Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public int getApiVersion() {
        return 1;
    }
}

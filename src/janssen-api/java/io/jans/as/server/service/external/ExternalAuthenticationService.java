package io.jans.as.server.service.external;

import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;

import java.util.List;

/** The loaded {@code person_authentication} scripts. */
public class ExternalAuthenticationService {
    public ExternalAuthenticationService() {
    }

    public String scriptName(String acr) {
        throw new UnsupportedOperationException();
    }

    public CustomScriptConfiguration getDefaultExternalAuthenticator(AuthenticationScriptUsageType usageType) {
        throw new UnsupportedOperationException();
    }

    public CustomScriptConfiguration getCustomScriptConfiguration(AuthenticationScriptUsageType usageType, String name) {
        throw new UnsupportedOperationException();
    }

    public CustomScriptConfiguration getCustomScriptConfigurationByName(String name) {
        throw new UnsupportedOperationException();
    }

    public CustomScriptConfiguration determineCustomScriptConfiguration(AuthenticationScriptUsageType usageType, List<String> acrValues) {
        throw new UnsupportedOperationException();
    }

    public List<CustomScriptConfiguration> getCustomScriptConfigurationsMap() {
        throw new UnsupportedOperationException();
    }

    public List<String> getAcrValuesList() {
        throw new UnsupportedOperationException();
    }
}

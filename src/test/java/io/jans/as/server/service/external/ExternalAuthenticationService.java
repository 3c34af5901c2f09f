package io.jans.as.server.service.external;

import io.jans.as.model.configuration.AppConfiguration;
import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.jans.model.custom.script.type.auth.PersonAuthenticationType;
import io.obconnect.sandbox.server.Scripts;
import io.obconnect.sandbox.server.UnavailableScripts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Stand-in: the loaded {@code person_authentication} scripts. */
@ApplicationScoped
public class ExternalAuthenticationService {

    @Inject
    private Scripts scripts;
    @Inject
    private AppConfiguration configuration;

    private List<CustomScriptConfiguration> all() {
        return scripts.all(PersonAuthenticationType.class);
    }

    /** The script that an acr stands for, by its name or one of its aliases; else the acr itself. */
    public String scriptName(String acr) {
        return all().stream()
                .filter(script -> script.getName().equalsIgnoreCase(acr) || script.getCustomScript().getAliases().contains(acr))
                .map(CustomScriptConfiguration::getName).findFirst().orElse(acr);
    }

    /** The one of the highest level. */
    public CustomScriptConfiguration getDefaultExternalAuthenticator(AuthenticationScriptUsageType usageType) {
        return all().stream().max(Comparator.comparingInt(CustomScriptConfiguration::getLevel)).orElse(null);
    }

    public CustomScriptConfiguration getCustomScriptConfiguration(AuthenticationScriptUsageType usageType, String name) {
        return getCustomScriptConfigurationByName(name);
    }

    public CustomScriptConfiguration getCustomScriptConfigurationByName(String name) {
        return all().stream().filter(script -> script.getName().equalsIgnoreCase(scriptName(name))).findFirst().orElse(null);
    }

    /** Fact: a script whose {@code init} failed isn't chosen. */
    public CustomScriptConfiguration determineCustomScriptConfiguration(AuthenticationScriptUsageType usageType, List<String> acrValues) {
        return acrValues.stream().map(this::getCustomScriptConfigurationByName)
                .filter(script -> script != null && !UnavailableScripts.isPerson(script.getExternalType()))
                .findFirst().orElse(null);
    }

    public List<CustomScriptConfiguration> getCustomScriptConfigurationsMap() {
        return all();
    }

    /** Names and aliases. */
    public List<String> getAcrValuesList() {
        return all().stream().flatMap(script -> Stream.concat(Stream.of(script.getName()), script.getCustomScript().getAliases().stream()))
                .toList();
    }

    /** Fact: where a script calls itself invalid, the server asks it for another acr. */
    public CustomScriptConfiguration determineExternalAuthenticatorForWorkflow(AuthenticationScriptUsageType usageType,
            CustomScriptConfiguration script) {
        PersonAuthenticationType type = (PersonAuthenticationType) script.getExternalType();
        if (type.isValidAuthenticationMethod(usageType, script.getConfigurationAttributes())) {
            return script;
        }
        String other = type.getAlternativeAuthenticationMethod(usageType, script.getConfigurationAttributes());
        return other == null || other.isEmpty() ? null : getCustomScriptConfiguration(usageType, other);
    }
}

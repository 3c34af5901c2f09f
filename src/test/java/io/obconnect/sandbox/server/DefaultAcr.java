package io.obconnect.sandbox.server;

import io.jans.orm.PersistenceEntryManager;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The acr of requests that name none: as the node is configured, or as the directory says. */
@ApplicationScoped
public class DefaultAcr {

    @Inject
    private Settings settings;
    @Inject
    private PersistenceEntryManager entries;

    public String name() {
        if (!settings.flag(Settings.INSTALLED)) {
            return settings.text("defaultAcr");
        }
        String name = entries.find(ConfigurationEntry.DN, ConfigurationEntry.class, null).defaultAcr;
        return name == null ? PasswordLogin.ACR : name;
    }
}

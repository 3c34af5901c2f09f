package io.jans.as.server.service;

import com.unboundid.ldap.sdk.RDN;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Stand-in: the registered OAuth clients. */
@ApplicationScoped
@Named
public class ClientService {

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private StaticConfiguration configuration;

    /** Null where there is none. */
    public Client getClient(String clientId) {
        if (clientId == null || clientId.isBlank()) {
            return null;
        }
        String dn = buildClientDn(clientId);
        return entries.contains(dn, Client.class) ? entries.find(Client.class, dn) : null;
    }

    public String buildClientDn(String clientId) {
        return new RDN("inum", clientId) + "," + configuration.getBaseDn().getClients();
    }

    public boolean authenticate(String clientId, String secret) {
        Client client = getClient(clientId);
        return client != null && secret != null && client.getClientSecret() != null
                && MessageDigest.isEqual(decrypt(client).getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    public String decrypt(Client client) {
        return decryptSecret(client.getClientSecret());
    }

    /** As on the genuine server the entry doesn't hold the secret in clear; the sandbox only turns it into base64. */
    public String decryptSecret(String encrypted) {
        return encrypted == null ? null : new String(Base64.getDecoder().decode(encrypted), StandardCharsets.UTF_8);
    }
}

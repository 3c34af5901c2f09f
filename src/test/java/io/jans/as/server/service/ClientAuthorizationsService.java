package io.jans.as.server.service;

import com.unboundid.ldap.sdk.RDN;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.orm.PersistenceEntryManager;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Stand-in: what persons have allowed clients. */
@ApplicationScoped
public class ClientAuthorizationsService {

    private static final Duration YEARS = Duration.ofDays(3650);

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private StaticConfiguration configuration;
    @Inject
    private Clock clock;

    public ClientAuthorization find(String userInum, String clientId) {
        String dn = createDn(createId(userInum, clientId));
        return entries.contains(dn, ClientAuthorization.class) ? entries.find(ClientAuthorization.class, dn) : null;
    }

    /** Fact: its expiry is years away. */
    public void add(String userInum, String clientId, Set<String> scopes) {
        ClientAuthorization authorization = find(userInum, clientId);
        if (authorization != null) {
            Set<String> all = new LinkedHashSet<>(List.of(authorization.getScopes()));
            all.addAll(scopes);
            authorization.setScopes(all.toArray(String[]::new));
            entries.merge(authorization);
            return;
        }
        authorization = new ClientAuthorization();
        authorization.setId(createId(userInum, clientId));
        authorization.setDn(createDn(authorization.getId()));
        authorization.setClientId(clientId);
        authorization.setUserId(userInum);
        authorization.setScopes(scopes.toArray(String[]::new));
        authorization.setExpirationDate(Date.from(clock.instant().plus(YEARS)));
        entries.persist(authorization);
    }

    public void clear(ClientAuthorization authorization) {
        if (authorization != null) {
            entries.remove(authorization);
        }
    }

    public static String createId(String userInum, String clientId) {
        return userInum + "_" + clientId;
    }

    public String createDn(String id) {
        return new RDN("jansId", id) + "," + configuration.getBaseDn().getAuthorizations();
    }
}

package io.obconnect.sandbox.server;

import com.unboundid.ldap.sdk.RDN;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.common.AuthorizationCodeGrant;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.ClientCredentialsGrant;
import io.jans.as.server.model.common.ImplicitGrant;
import io.jans.model.token.TokenEntity;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.UserService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Stores codes and tokens, and restores grants from them. */
@ApplicationScoped
public class Grants {

    public static final String ACCESS_TOKEN = "access_token";
    public static final String REFRESH_TOKEN = "refresh_token";
    public static final String ID_TOKEN = "id_token";

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private StaticConfiguration configuration;
    @Inject
    private AppConfiguration appConfiguration;
    @Inject
    private ClientService clients;
    @Inject
    private UserService users;
    @Inject
    private RequestObjects requestObjects;
    @Inject
    private Clock clock;

    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives a grant a code. */
    public void issueCode(AuthorizationGrant grant, String codeChallenge, String method) {
        grant.code(UUID.randomUUID().toString());
        PendingCode pending = PendingCode.of(grant,
                Date.from(clock.instant().plusSeconds(appConfiguration.getAuthorizationCodeLifetime())));
        pending.data().put("code_challenge", codeChallenge);
        pending.data().put("code_challenge_method", method);
        entries.persist(pending);
    }

    /** Null where there is no such code, or it is too old. */
    public PendingCode pending(String code) {
        String dn = PendingCode.dn(code);
        PendingCode pending = entries.contains(dn, PendingCode.class) ? entries.find(PendingCode.class, dn) : null;
        return pending == null || pending.expirationDate().toInstant().isBefore(clock.instant()) ? null : pending;
    }

    public void removeCode(String code) {
        entries.remove(PendingCode.dn(code), PendingCode.class);
    }

    /** A code comes a second time: everything issued for it goes. */
    public void revokeByCode(String code) {
        entries.remove(tokens(), TokenEntity.class, Filter.createEqualityFilter("authzCode", hash(code)), 0);
    }

    /** Writes what changed of a grant into its code, while it isn't redeemed, and into the tokens issued so far. */
    public void save(AuthorizationGrant grant) {
        if (grant.code() != null) {
            PendingCode pending = pending(grant.code());
            if (pending != null) {
                Map<String, String> kept = pending.data();
                PendingCode changed = PendingCode.of(grant, pending.expirationDate());
                changed.data().forEach(kept::put);
                entries.merge(pending);
            }
        }
        entries.findEntries(tokens(), TokenEntity.class, Filter.createEqualityFilter("grtId", grant.getGrantId())).forEach(token -> {
            copy(grant, token);
            entries.merge(token);
        });
    }

    /** The entity of a token; made from the grant as it is now, written by {@link #persist}. */
    public TokenEntity entity(AuthorizationGrant grant, String token, String type, Date issued, Date expires) {
        TokenEntity entity = new TokenEntity();
        String hash = hash(token);
        entity.setDn(new RDN("tknCde", hash) + "," + tokens());
        entity.setTokenCode(hash);
        entity.setTokenType(type);
        entity.setGrantId(grant.getGrantId());
        entity.setGrantType(grant.getGrantType().name().toLowerCase(Locale.ROOT));
        entity.setCreationDate(issued);
        entity.setExpirationDate(expires);
        entity.setUserId(grant.getUserId());
        entity.setUserDn(grant.getUserDn());
        entity.setClientId(grant.getClientId());
        entity.setAuthorizationCode(grant.code() == null ? null : hash(grant.code()));
        copy(grant, entity);
        return entity;
    }

    private static void copy(AuthorizationGrant grant, TokenEntity entity) {
        if (grant.getNonce() != null) {
            entity.setNonce(grant.getNonce());
        }
        entity.setScope(String.join(" ", grant.getScopes()));
        entity.setAuthMode(grant.getAcrValues());
        entity.setSessionDn(grant.getSessionDn());
        entity.setAuthenticationTime(grant.getAuthenticationTime());
        entity.setClaims(grant.getClaims());
        if (grant.getJwtAuthorizationRequest() != null) {
            entity.setJwtRequest(grant.getJwtAuthorizationRequest().getEncodedJwt());
        }
    }

    public void persist(TokenEntity entity) {
        entries.persist(entity);
    }

    public void removeToken(String token) {
        entries.remove(new RDN("tknCde", hash(token)) + "," + tokens(), TokenEntity.class);
    }

    /**
     * The grant behind a token, with the token's entity on it; null where there is none of that type. Fact: without a person where that is
     * gone by now.
     */
    public AuthorizationGrant byToken(String token, String type) {
        if (token == null || token.isBlank()) {
            return null;
        }
        String dn = new RDN("tknCde", hash(token)) + "," + tokens();
        TokenEntity entity = entries.contains(dn, TokenEntity.class) ? entries.find(TokenEntity.class, dn) : null;
        return entity != null && type.equals(entity.getTokenType()) ? restore(entity) : null;
    }

    public boolean valid(TokenEntity entity) {
        return entity.getExpirationDate().toInstant().isAfter(clock.instant());
    }

    private AuthorizationGrant restore(TokenEntity entity) {
        AuthorizationGrant grant = switch (entity.getGrantType()) {
            case "implicit" -> new ImplicitGrant();
            case "client_credentials" -> new ClientCredentialsGrant();
            default -> new AuthorizationCodeGrant();
        };
        Client client = clients.getClient(entity.getClientId());
        grant.init(users.getUser(entity.getUserId()), client, entity.getAuthenticationTime());
        grant.setGrantId(entity.getGrantId());
        grant.setNonce(entity.getNonce());
        grant.setTokenEntity(entity);
        grant.setScopes(entity.getScope() == null ? List.of() : List.of(entity.getScope().split(" ")));
        grant.setAcrValues(entity.getAuthMode());
        grant.setSessionDn(entity.getSessionDn());
        grant.setClaims(entity.getClaims());
        if (entity.getJwtRequest() != null) {
            try {
                grant.setJwtAuthorizationRequest(requestObjects.read(entity.getJwtRequest(), client));
            } catch (RequestObjects.Refused e) {
                grant.setJwtAuthorizationRequest(null);
            }
        }
        return grant;
    }

    private String tokens() {
        return configuration.getBaseDn().getTokens();
    }
}

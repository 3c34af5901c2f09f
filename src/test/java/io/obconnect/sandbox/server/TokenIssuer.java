package io.obconnect.sandbox.server;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.CodeHash;
import com.nimbusds.openid.connect.sdk.claims.StateHash;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.model.common.GrantType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.jwt.Jwt;
import io.jans.as.model.jwt.JwtClaims;
import io.jans.as.server.model.common.AccessToken;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.ExecutionContext;
import io.jans.as.server.model.common.RefreshToken;
import io.jans.model.token.TokenEntity;
import io.jans.as.server.model.token.JwtSigner;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Makes tokens in the server's order, with the hooks at the server's moments. */
@ApplicationScoped
public class TokenIssuer {

    private static final Logger LOG = LoggerFactory.getLogger(TokenIssuer.class);
    /** Claims of persons that a request can ask for, and the attributes that hold them. */
    static final Map<String, String> PERSON_CLAIMS =
            Map.of("name", "displayName", "given_name", "givenName", "family_name", "sn", "email", "mail", "inum", "inum");

    @Inject
    private TokenScripts scripts;
    @Inject
    private Grants grants;
    @Inject
    private ServerKeys keys;
    @Inject
    private AppConfiguration configuration;
    @Inject
    private SessionIdService sessions;
    @Inject
    private ExternalAuthenticationService acrs;
    @Inject
    private Clock clock;
    @Inject
    private Settings settings;

    /** Null where the client gets none: without {@code offline_access}, without the grant type, or the script said no. */
    public RefreshToken refreshToken(ExecutionContext context, String requestedScope, Date expires) {
        AuthorizationGrant grant = context.getGrant();
        boolean offline = grant.getScopes().contains("offline_access") || requestedScope != null && requestedScope.contains("offline_access");
        if (!offline || !List.of(context.getClient().getGrantTypes()).contains(GrantType.REFRESH_TOKEN)) {
            return null;
        }
        ExternalUpdateTokenContext script = ExternalUpdateTokenContext.of(context, null);
        int seconds = scripts.lifetime(script, type -> type.getRefreshTokenLifetimeInSeconds(script));
        Date until = expires != null ? expires
                : in(seconds > 0 ? seconds : configuration.getRefreshTokenLifetime());
        RefreshToken token = new RefreshToken(UUID.randomUUID().toString(), now(), until);
        token.setSessionDn(grant.getSessionDn());
        // fact: the entity is made before the hook and written after it
        TokenEntity entity = grants.entity(grant, token.getCode(), Grants.REFRESH_TOKEN, token.getCreationDate(), token.getExpirationDate());
        context.setRefreshTokenEntity(entity);
        try {
            if (!scripts.refreshToken(token, ExternalUpdateTokenContext.of(context, null))) {
                return null;
            }
        } catch (WebApplicationException e) {
            // fact: not even an exception on the context stops the answer here, there is just no refresh token
            LOG.error("no refresh token", e);
            return null;
        }
        grants.persist(entity);
        return token;
    }

    /** Null where the script said no. */
    public AccessToken accessToken(ExecutionContext context) {
        AuthorizationGrant grant = context.getGrant();
        ExternalUpdateTokenContext lifetime = ExternalUpdateTokenContext.of(context, null);
        int seconds = scripts.lifetime(lifetime, type -> type.getAccessTokenLifetimeInSeconds(lifetime));
        AccessToken token = new AccessToken(UUID.randomUUID().toString(), now(),
                in(seconds > 0 ? seconds : configuration.getAccessTokenLifetime()));
        token.setSessionDn(grant.getSessionDn());
        JwtSigner signer = grant.getClient().isAccessTokenAsJwt() ? jwt(token, grant) : null;
        if (!scripts.accessToken(token, ExternalUpdateTokenContext.of(context, signer))) {
            return null;
        }
        if (signer != null) {
            token.setCode(keys.sign(new JSONObject(signer.getJwt().getClaims().toMap()).toString(), JWSAlgorithm.RS256));
        }
        // fact: the entity is made after the hook, from the grant as the hook left it
        TokenEntity entity = grants.entity(grant, token.getCode(), Grants.ACCESS_TOKEN, token.getCreationDate(), token.getExpirationDate());
        context.setAccessTokenEntity(entity);
        grants.persist(entity);
        return token;
    }

    private JwtSigner jwt(AccessToken token, AuthorizationGrant grant) {
        JwtSigner signer = new JwtSigner();
        JwtClaims claims = signer.getJwt().getClaims();
        claims.setClaim("iss", configuration.getIssuer());
        claims.setClaim("aud", grant.getClientId());
        claims.setClaim("scope", List.copyOf(grant.getScopes()));
        claims.setClaim("client_id", grant.getClientId());
        claims.setClaim("username", grant.getUser() == null ? null : grant.getUser().getAttribute("displayName"));
        claims.setClaim("token_type", "Bearer");
        claims.setClaim("code", token.getCode());
        claims.setClaim("acr", grant.getAcrValues());
        claims.setClaim("auth_time", grant.getAuthenticationTime());
        claims.setClaim("exp", token.getExpirationDate());
        claims.setClaim("iat", token.getCreationDate());
        claims.setSubjectIdentifier(grant.getSub());
        return signer;
    }

    /**
     * Makes an id_token.
     *
     * @param context what the hook gets
     * @param sid the session that goes along where the grant's own is gone
     * @return null where a claim that the request names can't be found, as on the server
     */
    public String idToken(ExternalUpdateTokenContext context, ExecutionContext execution, String nonce, AccessToken accessToken,
            String state, String sid) {
        AuthorizationGrant grant = context.getGrant();
        JWSAlgorithm algorithm = grant.getClient().getIdTokenSignedResponseAlg() == null ? JWSAlgorithm.RS256
                : JWSAlgorithm.parse(grant.getClient().getIdTokenSignedResponseAlg());
        Jwt jwt = new Jwt();
        JwtClaims claims = jwt.getClaims();
        claims.setClaim("iss", configuration.getIssuer());
        claims.setClaim("aud", grant.getClientId());
        ExternalUpdateTokenContext lifetime = ExternalUpdateTokenContext.of(execution, null);
        int seconds = scripts.lifetime(lifetime, type -> type.getIdTokenLifetimeInSeconds(lifetime));
        Date expires = in(seconds > 0 ? seconds : configuration.getIdTokenLifetime());
        claims.setClaim("exp", expires);
        claims.setClaim("iat", now());
        // fact: jti since some release after 1.7.0
        claims.setClaim(settings.generation() == Generation.V1_0 ? "random" : "jti", UUID.randomUUID().toString());
        SessionId session = sessions.getSessionByDn(grant.getSessionDn(), true);
        claims.setClaim("sid", session != null ? session.getOutsideSid() : sid);
        claims.setClaim("acr", grant.getAcrValues());
        claims.setClaim("amr", amr(grant.getAcrValues()));
        claims.setClaim("nonce", nonce);
        claims.setClaim("auth_time", grant.getAuthenticationTime());
        if (grant.code() != null) {
            claims.setClaim("c_hash",
                    CodeHash.compute(new com.nimbusds.oauth2.sdk.AuthorizationCode(grant.code()), algorithm, null).getValue());
        }
        if (accessToken != null) {
            claims.setClaim("at_hash", AccessTokenHash.compute(new BearerAccessToken(accessToken.getCode()), algorithm, null).getValue());
        }
        if (state != null) {
            claims.setClaim("s_hash", StateHash.compute(new com.nimbusds.oauth2.sdk.id.State(state), algorithm).getValue());
        }
        claims.setClaim("grant", grant.getGrantType().name().toLowerCase(Locale.ROOT));
        if (!requestedClaims(grant, claims)) {
            return null;
        }
        claims.setSubjectIdentifier(grant.getSub());
        scripts.idToken(jwt, context);
        String code = keys.sign(new JSONObject(claims.toMap()).toString(), algorithm);
        grants.persist(grants.entity(grant, code, Grants.ID_TOKEN, now(), expires));
        return code;
    }

    private List<String> amr(String acr) {
        CustomScriptConfiguration script = acr == null ? null : acrs.getCustomScriptConfigurationByName(acr);
        return script == null ? null : List.of(String.valueOf(script.getLevel()));
    }

    /** Fact: claims of the {@code claims} parameter that the server knows are filled from the person; one that is missing fails the token. */
    private static boolean requestedClaims(AuthorizationGrant grant, JwtClaims claims) {
        if (grant.getClaims() == null) {
            return true;
        }
        try {
            JSONObject wanted = new JSONObject(grant.getClaims()).optJSONObject("id_token");
            for (String name : wanted == null ? Set.<String>of() : wanted.keySet()) {
                if (PERSON_CLAIMS.containsKey(name)) {
                    claims.setClaim(name, Objects.requireNonNull(grant.getUser().getAttribute(PERSON_CLAIMS.get(name))));
                }
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("no id_token", e);
            return false;
        }
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Date in(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }
}

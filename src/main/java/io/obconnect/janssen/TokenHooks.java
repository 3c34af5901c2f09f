package io.obconnect.janssen;

import io.jans.as.model.jwt.JwtClaims;
import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.model.common.AbstractToken;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.service.external.context.ExternalIntrospectionContext;
import io.jans.as.server.service.external.context.ExternalScriptContext;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.journey.Failures;
import io.obconnect.token.IntrospectionOfRequest;
import io.obconnect.token.IntrospectionOfRequest.Said;
import io.obconnect.token.TokenDecisions;
import io.obconnect.token.TokenClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What our token scripts do, in every hook that the server has (protocol section 6). Whichever comes first for a grant keeps the data; all
 * later ones find it. Answers {@code true} for grants that aren't ours, and leaves them as they are.
 */
@ApplicationScoped
public class TokenHooks {

    private static final Logger LOG = LoggerFactory.getLogger(TokenHooks.class);

    private Grants grants;
    private TokenDecisions tokenDecisions;
    private Clock clock;
    private Failures failures;
    private IntrospectionOfRequest introspected;

    /** For the container's proxy. */
    protected TokenHooks() {
    }

    @Inject
    public TokenHooks(Grants grants, TokenDecisions tokenDecisions, Clock clock, Failures failures, IntrospectionOfRequest introspected) {
        this.grants = grants;
        this.tokenDecisions = tokenDecisions;
        this.clock = clock;
        this.failures = failures;
        this.introspected = introspected;
    }

    /** Puts our claims into an id_token. */
    public boolean idToken(JsonWebResponse token, ExternalUpdateTokenContext context) {
        return guarded(context, context.getGrant(), () -> issuing(context.getGrant(), clock.instant()), data -> put(data, token.getClaims()));
    }

    /** Puts our claims into an access token where it is a JWT. */
    public boolean accessToken(AbstractToken token, ExternalUpdateTokenContext context) {
        return guarded(context, context.getGrant(), () -> issuing(context.getGrant(), expiry(token)), data -> {
            if (context.getJwtSigner() != null) {
                put(data, context.getJwtSigner().getJwt().getClaims());
            }
        });
    }

    /** Nobody reads a refresh token, but it must not exist without data, and it says how long the data is needed. */
    public boolean refreshToken(AbstractToken token, ExternalUpdateTokenContext context) {
        return guarded(context, context.getGrant(), () -> issuing(context.getGrant(), expiry(token)), data -> { });
    }

    /**
     * Puts our claims into an introspection response (RFC 7662 section 2.2), or, where the server asks before it makes a JWT access
     * token, into what it will copy there.
     */
    public boolean introspection(JSONObject response, ExternalIntrospectionContext context) {
        // always the grant of the token that is asked about; here getTokenGrant() is the grant of the client that asks
        AuthorizationGrant asked = context.getGrantOfIntrospectionToken();
        if (asked == null && context.getAccessTokenAsJwt() != null) {
            return guarded(context, context.getTokenGrant(), () -> issuing(context.getTokenGrant(), clock.instant()), data -> data.claims().forEach(response::put));
        }
        if (asked == null || !response.optBoolean("active")) {
            return true;
        }
        introspected.say(Said.NOT_OURS); // until it proves to be
        return guarded(context, asked, () -> reading(asked, response), data -> {
            introspected.say(Said.ACTIVE);
            data.claims().forEach(response::put);
        });
    }

    private Outcome<Optional<TokenClaims>> issuing(AuthorizationGrant grant, Instant expiry) {
        // without a grant there is nothing to decide: in its implicit flow the server calls the hook without one
        return grant == null ? Outcome.accept(Optional.empty()) : tokenDecisions.issuing(grants.of(grant), expiry);
    }

    /** A token that is ours and can't be proven isn't active. */
    private Outcome<Optional<TokenClaims>> reading(AuthorizationGrant grant, JSONObject response) {
        return tokenDecisions.reading(grants.of(grant)).fold(Outcome::accept, refusal -> {
            if (refusal.code() == ErrorCode.NOT_CONFIGURED) {
                return Outcome.refuse(refusal); // nothing is wrong with the token
            }
            failures.report(refusal, clientId(grant), Optional.empty());
            Set.copyOf(response.keySet()).forEach(response::remove);
            response.put("active", false);
            introspected.say(Said.INACTIVE); // token.IntrospectionFilter corrects what the server or another script makes of it
            return Outcome.accept(Optional.empty());
        });
    }

    private boolean guarded(ExternalScriptContext context, AuthorizationGrant grant, Supplier<Outcome<Optional<TokenClaims>>> decision,
            Consumer<TokenClaims> application) {
        try {
            return decision.get().fold(data -> {
                data.ifPresent(application);
                return true;
            }, refusal -> {
                failures.report(refusal, clientId(grant), Optional.empty());
                return refusal.code() == ErrorCode.NOT_CONFIGURED
                        ? TokenRefusal.server(context, refusal.code()) : TokenRefusal.grant(context, refusal.code());
            });
        } catch (DirectoryUnavailable e) {
            failures.report(Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE, "no token is issued"), clientId(grant), Optional.empty());
            return TokenRefusal.server(context, ErrorCode.DIRECTORY_UNAVAILABLE);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}", ErrorCode.TOKEN_HOOK_FAILED.id(), ErrorCode.TOKEN_HOOK_FAILED.title(), e);
            failures.report(Refusal.of(ErrorCode.TOKEN_HOOK_FAILED), clientId(grant), Optional.empty());
            return TokenRefusal.server(context, ErrorCode.TOKEN_HOOK_FAILED);
        }
    }

    private static Optional<String> clientId(AuthorizationGrant grant) {
        return Optional.ofNullable(grant).map(AuthorizationGrant::getClientId);
    }

    private static void put(TokenClaims data, JwtClaims claims) {
        data.claims().forEach(claims::setClaim);
    }

    private Instant expiry(AbstractToken token) {
        return token.getExpirationDate() == null ? clock.instant() : token.getExpirationDate().toInstant();
    }
}

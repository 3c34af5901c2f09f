package io.obconnect.janssen;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.common.SubjectType;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.jwt.Jwt;
import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.as.server.model.common.AccessToken;
import io.jans.as.server.model.common.AuthorizationCodeGrant;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.ExecutionContext;
import io.jans.as.server.model.common.RefreshToken;
import io.jans.model.token.TokenEntity;
import io.jans.as.server.model.token.JwtSigner;
import io.jans.as.server.service.external.context.ExternalIntrospectionContext;
import io.jans.as.server.service.external.context.ExternalScriptContext;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.obconnect.ErrorCode;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.journey.JourneyCodec;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.AuthServer;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.RevokedConsents.Revoked;
import io.obconnect.revocation.RevokedInMemory;
import io.obconnect.token.GrantsOfRequest;
import io.obconnect.token.IntrospectionOfRequest;
import io.obconnect.token.IntrospectionOfRequest.Said;
import io.obconnect.token.TokenDecisions;
import jakarta.ws.rs.core.Response;
import org.jose4j.base64url.Base64Url;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import io.obconnect.journey.Failures;
import io.obconnect.Refusal;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The hooks as the server calls them, with the data in a real directory. */
class TokenHooksTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    private static final String SESSION = "jansId=s,ou=sessions,o=jans";
    private static final String SCA = "urn:openbanking:psd2:sca";

    private final Map<String, String> session = new HashMap<>();
    private final HeldConfiguration configuration = new HeldConfiguration();
    private Directory directory;
    private final List<ErrorCode> reported = new ArrayList<>();
    private final RevokedInMemory revoked = new RevokedInMemory();
    private final GrantsOfRequest decided = new GrantsOfRequest();
    private final IntrospectionOfRequest introspected = new IntrospectionOfRequest();
    private TokenHooks hooks;

    @BeforeEach
    void open() throws Exception {
        directory = new Directory();
        AuthServer server = (AuthServer) Proxy.newProxyInstance(AuthServer.class.getClassLoader(), new Class<?>[] {AuthServer.class},
                (proxy, method, arguments) -> "obconnect".equals(arguments[0]));
        SessionJourneys sessions = new SessionJourneys(null) {
            @Override
            public Optional<Journey> find(String sessionDn) {
                return attribute(sessionDn, JourneyCodec.ATTRIBUTE).flatMap(JourneyCodec::decode);
            }

            @Override
            Optional<String> attribute(String sessionDn, String name) {
                return SESSION.equals(sessionDn) ? Optional.ofNullable(session.get(name)) : Optional.empty();
            }
        };
        TokenDecisions claims = new TokenDecisions(new JanssenTokenRecords(directory.store, new StaticConfiguration()), sessions, configuration, revoked,
                decided);
        hooks = new TokenHooks(new Grants(server, sessions, new TokenEntities()), claims, Clock.fixed(NOW, ZoneOffset.UTC), new Reported(), introspected);
        configured(Subject.INTENT);
        session.put(JourneyCodec.ATTRIBUTE, JourneyCodec.encode(journey()));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void anIdTokenOfTheCodeExchangeCarriesTheConsentAndNothingThatTheRequestChose() {
        JsonWebResponse idToken = new JsonWebResponse();
        for (String claim : List.of("openbanking_intent_id", "consent_id", "acr", "sub")) {
            idToken.getClaims().setClaim(claim, "chosen by the request");
        }
        GrantOfServer grant = grant(person(UID));
        grant.setClaims("{\"id_token\":{\"consent_id\":{\"value\":\"mine\"}},\"obconnect\":\"forged\"}");
        assertThat(hooks.idToken(idToken, context(grant))).isTrue();
        assertThat(idToken.getClaims().getClaimAsString("openbanking_intent_id")).isEqualTo("intent-1");
        assertThat(idToken.getClaims().getClaimAsString("consent_id")).isEqualTo("consent-1");
        assertThat(idToken.getClaims().getClaimAsString("acr")).isEqualTo(SCA);
        assertThat(idToken.getClaims().getClaimAsString("sub")).isEqualTo("intent-1");
        assertThat(grant.getClaims()).contains("forged");
    }

    @Test
    void theClaimsSurviveTheSessionThePersonAndManyRefreshesOfTheSameGrant() {
        GrantOfServer exchanged = grant(person(UID));
        assertThat(hooks.refreshToken(new RefreshToken("r", Date.from(NOW), Date.from(NOW.plus(Duration.ofDays(90)))), context(exchanged))).isTrue();
        assertThat(hooks.accessToken(new AccessToken("a", Date.from(NOW), Date.from(NOW.plusSeconds(300))), context(exchanged))).isTrue();
        session.clear();
        for (int i = 0; i < 3; i++) {
            GrantOfServer refreshed = grant(null);
            refreshed.setTokenEntity(new TokenEntity());
            JsonWebResponse idToken = new JsonWebResponse();
            assertThat(hooks.idToken(idToken, context(refreshed))).isTrue();
            assertThat(idToken.getClaims().getClaimAsString("consent_id")).isEqualTo("consent-1");
            assertThat(idToken.getClaims().getClaimAsString("sub")).isEqualTo("intent-1");
        }
    }

    @Test
    void aJwtAccessTokenCarriesTheConsentAndAnOpaqueOneIsLeftAsItIs() {
        GrantOfServer grant = grant(person(UID));
        ExecutionContext execution = new ExecutionContext();
        execution.setGrant(grant);
        JwtSigner signer = new JwtSigner();
        AccessToken token = new AccessToken("a", Date.from(NOW), Date.from(NOW.plusSeconds(300)));
        assertThat(hooks.accessToken(token, ExternalUpdateTokenContext.of(execution, signer))).isTrue();
        assertThat(signer.getJwt().getClaims().getClaimAsString("openbanking_intent_id")).isEqualTo("intent-1");
        assertThat(signer.getJwt().getClaims().getClaimAsString("sub")).isEqualTo("intent-1");
        assertThat(hooks.accessToken(token, context(grant))).isTrue();
        assertThat(token.getCode()).isEqualTo("a");
    }

    @Test
    void subjectsAreThoseOfTheServerForPersonAndForPairwiseClients() {
        configured(Subject.PERSON);
        assertThat(subject(grant(person(UID)))).isEqualTo("server-sub");
        configured(Subject.INTENT);
        GrantOfServer pairwise = grant(person(UID));
        pairwise.setGrantId("pairwise");
        pairwise.pairwise = true;
        assertThat(subject(pairwise)).isEqualTo("server-sub");
    }

    @Test
    void aPasswordLoginWithoutAnIntentIsUntouched() throws Exception {
        GrantOfServer grant = grant(person("alice"));
        JsonWebResponse idToken = new JsonWebResponse();
        ExternalUpdateTokenContext context = context(grant);
        assertThat(hooks.idToken(idToken, context)).isTrue();
        assertThat(idToken.getClaims().keys()).isEmpty();
        assertThat(context.getWebApplicationException()).isNull();
        assertThat(directory.count(Directory.TOKENS)).isZero();
    }

    @Test
    void anIntentInTheGrantsRequestWithoutAJourneyGivesNoTokenOfAnyKind() {
        GrantOfServer grant = grant(person("alice"));
        grant.setJwtAuthorizationRequest(new JwtAuthorizationRequest("x", new JSONObject("{\"openbanking_intent_id\":\"intent-1\"}"), "PS256"));
        assertStopped(grant, 400);
    }

    @Test
    void anIntentInTheRequestThatOnlyTheSessionRemembersGivesNoTokenEither() {
        session.remove(JourneyCodec.ATTRIBUTE);
        session.put("client_id", "tpp");
        session.put("request", "e30." + Base64Url.encode("{\"openbanking_intent_id\":\"i\"}".getBytes(StandardCharsets.US_ASCII)) + ".c2ln");
        assertStopped(grant(person("alice")), 400);
    }

    @Test
    void ourGrantWithoutDataGivesNoToken() {
        session.clear();
        assertStopped(grant(person(UID)), 400);
    }

    @Test
    void aDirectoryThatIsDownGivesNoToken() {
        directory.goDown();
        assertStopped(grant(person(UID)), 503);
    }

    @Test
    void somethingUnexpectedGivesNoToken() {
        GrantOfServer broken = grant(person(UID));
        broken.failure = new IllegalStateException("broken");
        configured(Subject.PERSON);
        assertStopped(broken, 503);
    }

    @Test
    void aScriptThatCannotReachTheExtensionGivesNoToken() {
        ExternalUpdateTokenContext context = context(grant(person(UID)));
        assertThat(new ObconnectUpdateToken().modifyIdToken("not a token", context)).isFalse();
        assertThat(context.getWebApplicationException().getResponse().getStatus()).isEqualTo(503);
    }

    @Test
    void introspectionNamesConsentIntentAndSubjectAlsoWhenThePersonIsGone() {
        hooks.idToken(new JsonWebResponse(), context(grant(person(UID))));
        session.clear();
        JSONObject response = new JSONObject("{\"active\":true,\"sub\":\"\",\"scope\":\"openid\"}");
        assertThat(hooks.introspection(response, introspection(null, grant(null)))).isTrue();
        assertThat(response.toMap()).containsAllEntriesOf(Map.of("active", true, "sub", "intent-1", "openbanking_intent_id", "intent-1",
                "consent_id", "consent-1", "acr", SCA, "scope", "openid"));
    }

    @Test
    void theGrantOfWhoeverAsksLendsNothingToTheTokenThatIsAskedAbout() {
        GrantOfServer asker = grant(person(UID));
        GrantOfServer asked = grant(person("alice"));
        asked.setGrantId("another");
        JSONObject response = new JSONObject("{\"active\":true,\"sub\":\"alice\"}");
        hooks.introspection(response, introspection(asker, asked));
        assertThat(response.toMap()).isEqualTo(Map.of("active", true, "sub", "alice"));
        JSONObject inactive = new JSONObject("{\"active\":false}");
        hooks.introspection(inactive, introspection(asker, null));
        assertThat(inactive.toMap()).isEqualTo(Map.of("active", false));
    }

    @Test
    void aTokenOfOursWithoutDataIsNotActive() {
        session.clear();
        JSONObject response = new JSONObject("{\"active\":true,\"sub\":\"x\",\"client_id\":\"tpp\"}");
        assertThat(hooks.introspection(response, introspection(null, grant(person(UID))))).isTrue();
        assertThat(response.toMap()).isEqualTo(Map.of("active", false));
    }

    @Test
    void aTokenWhoseConsentHasEndedIsNotActiveAndTheAnswerIsMarkedSo() {
        hooks.idToken(new JsonWebResponse(), context(grant(person(UID))));
        JSONObject alive = new JSONObject("{\"active\":true}");
        hooks.introspection(alive, introspection(null, grant(person(UID))));
        assertThat(introspected.said()).isEqualTo(Said.ACTIVE);
        revoked.revoked.put(ConsentId.consent("consent-1"), new Revoked(NOW, NOW));
        JSONObject response = new JSONObject("{\"active\":true,\"sub\":\"x\",\"scope\":\"openid\"}");
        assertThat(hooks.introspection(response, introspection(null, grant(person(UID))))).isTrue();
        assertThat(response.toMap()).isEqualTo(Map.of("active", false));
        assertThat(introspected.said()).isEqualTo(Said.INACTIVE);
        assertThat(reported).contains(ErrorCode.TOKEN_CONSENT_REVOKED);
    }

    @Test
    void aConsentThatHasEndedGivesNoTokenOfAnyKind() {
        revoked.revoked.put(ConsentId.intent("intent-1"), new Revoked(NOW, NOW));
        assertStopped(grant(person(UID)), 400);
        assertThat(reported).containsOnly(ErrorCode.TOKEN_CONSENT_REVOKED);
    }

    @Test
    void whetherAConsentHasEndedMustBeKnown() {
        revoked.down = true;
        assertStopped(grant(person(UID)), 503);
    }

    @Test
    void anExpiredTokenOfOursTellsNothing() {
        JSONObject response = new JSONObject("{\"active\":false}");
        hooks.introspection(response, introspection(null, grant(person(UID))));
        assertThat(response.toMap()).isEqualTo(Map.of("active", false));
    }

    @Test
    void whereTheServerAsksBeforeItMakesAJwtItGetsTheClaimsToo() {
        ExternalIntrospectionContext context = introspection(grant(person(UID)), null);
        context.setAccessTokenAsJwt(new Jwt());
        JSONObject claims = new JSONObject();
        assertThat(hooks.introspection(claims, context)).isTrue();
        assertThat(claims.toMap()).containsEntry("consent_id", "consent-1").containsEntry("sub", "intent-1");
    }

    private void assertStopped(AuthorizationGrant grant, int status) {
        ExternalUpdateTokenContext id = context(grant);
        assertThat(hooks.idToken(new JsonWebResponse(), id)).isFalse();
        assertAnswer(id, status);
        ExternalUpdateTokenContext access = context(grant);
        assertThat(hooks.accessToken(new AccessToken("a", Date.from(NOW), Date.from(NOW.plusSeconds(300))), access)).isFalse();
        assertAnswer(access, status);
        ExternalUpdateTokenContext refresh = context(grant);
        assertThat(hooks.refreshToken(new RefreshToken("r", Date.from(NOW), Date.from(NOW.plusSeconds(300))), refresh)).isFalse();
        assertAnswer(refresh, status);
    }

    /** Without this the server would ignore the refusal and issue the token without our claims. */
    private static void assertAnswer(ExternalScriptContext context, int status) {
        Response response = context.getWebApplicationException().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        JSONObject body = new JSONObject(response.getEntity().toString());
        assertThat(body.getString("error")).isEqualTo(status == 400 ? "invalid_grant" : "server_error");
        assertThat(body.getString("error_description")).startsWith("OBC-");
    }

    private String subject(AuthorizationGrant grant) {
        JsonWebResponse idToken = new JsonWebResponse();
        assertThat(hooks.idToken(idToken, context(grant))).isTrue();
        return idToken.getClaims().getClaimAsString("sub");
    }

    private static ExternalUpdateTokenContext context(AuthorizationGrant grant) {
        return new ExternalUpdateTokenContext(null, grant, grant.getClient(), null, null);
    }

    @Test
    void withoutAConfigurationNothingIsSaidOfTheGrantButThatTheServerCantNow() {
        configuration.withdraw();
        ExternalUpdateTokenContext context = context(grant(person(UID)));
        assertThat(hooks.idToken(new JsonWebResponse(), context)).isFalse();
        assertThat(context.getWebApplicationException().getResponse().getStatus()).isEqualTo(503);
        ExternalIntrospectionContext asked = introspection(null, grant(person(UID)));
        assertThat(hooks.introspection(new JSONObject().put("active", true), asked)).isFalse();
        assertThat(asked.getWebApplicationException().getResponse().getStatus()).isEqualTo(503);
    }

    private static ExternalIntrospectionContext introspection(AuthorizationGrant asker, AuthorizationGrant asked) {
        ExternalIntrospectionContext context = new ExternalIntrospectionContext(asker, null, null, null, null);
        context.setGrantOfIntrospectionToken(asked);
        return context;
    }

    private static GrantOfServer grant(User user) {
        GrantOfServer grant = new GrantOfServer();
        grant.init(user, null, Date.from(NOW));
        grant.setGrantId("grant-1");
        grant.setAcrValues("obconnect");
        grant.setSessionDn(SESSION);
        return grant;
    }

    private static User person(String uid) {
        User user = new User();
        user.setUserId(uid);
        return user;
    }

    private static Journey journey() {
        return new Journey(UID, new IntentId("intent-1"), AcrRequirement.NONE, "openid",
                new ErrorResponseTarget("tpp", "https://tpp.example/cb", Optional.empty(), "code", Optional.empty()), NOW, NOW.plusSeconds(300),
                "proof", Status.WAITING, Optional.empty(), false)
                .approved(new Consent("consent-1", Optional.of(SCA), NOW)).authenticated();
    }

    private void configured(Subject subject) {
        configuration.replace(new Configuration(SharedSecret.ofOctets(new byte[32]), List.of(), Optional.empty(), List.of("tpp"), "Payments",
                "Bank", Duration.ofMinutes(5), Optional.empty(), URI.create("https://consent.bank.example"), "https://auth.bank.example", MessageProfile.LEGACY, subject,
                AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth", true, Optional.empty()));
    }

    /** A grant of the client {@code tpp} whose subject the server computes. */
    private static final class GrantOfServer extends AuthorizationCodeGrant {

        private boolean pairwise;
        private RuntimeException failure;

        @Override
        public String getClientId() {
            return "tpp";
        }

        @Override
        public Client getClient() {
            return new Client() {
                private static final long serialVersionUID = 1L;

                @Override
                public SubjectType getSubjectType() {
                    return pairwise ? SubjectType.PAIRWISE : SubjectType.PUBLIC;
                }
            };
        }

        @Override
        public String getSub() {
            if (failure != null) {
                throw failure;
            }
            return getUser() == null ? "" : "server-sub";
        }
    }

    /** Keeps what would go to log, metrics and audit. */
    private final class Reported extends Failures {
        private Reported() {
            super(null, null, null);
        }

        @Override
        public String report(Refusal refusal, Optional<String> clientId, Optional<String> uid) {
            reported.add(refusal.code());
            return refusal.code().id();
        }
    }
}

package io.obconnect.token;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.RevokedConsents.Revoked;
import io.obconnect.revocation.RevokedInMemory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import io.obconnect.web.BufferedAnswer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The filter before a userinfo endpoint that behaves as the server's does. */
class UserInfoFilterTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";

    private static final Instant APPROVED = Instant.parse("2026-11-24T12:00:00Z");

    private final List<ErrorCode> reported = new ArrayList<>();
    private final RevokedInMemory revoked = new RevokedInMemory();
    private final RecordsInMemory records = new RecordsInMemory();
    private final Map<String, Grant> tokens = new HashMap<>();
    private final UserInfo userInfo = new UserInfo();
    private boolean down;
    private RuntimeException broken;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        AccessTokens accessTokens = token -> {
            if (down) {
                throw new DirectoryUnavailable("down", null);
            }
            if (broken != null) {
                throw broken;
            }
            return Optional.ofNullable(tokens.get(token));
        };
        TokenDecisions claims = new TokenDecisions(records, dn -> Optional.empty(), new HeldConfiguration(), revoked,
                new GrantsOfRequest());
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(new FilterHolder(new UserInfoFilter(accessTokens, claims, new Reported())), "/restv1/userinfo", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(userInfo), "/restv1/userinfo");
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(context);
        server.start();
        records.keep("ours", new TokenClaims("intent-1", "consent-1", Optional.empty(), "intent-1", UID, "tpp", APPROVED), Instant.MAX);
        tokens.put("ours", grant("ours", Optional.of(UID)));
        tokens.put("gone", grant("ours", Optional.empty()));
        tokens.put("lost", grant("lost", Optional.of(UID)));
        tokens.put("alice", grant("alice", Optional.of("alice")));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void theSubjectOfOurGrantsIsTheIdTokensAndTheRestStays() throws Exception {
        userInfo.body = "{\"sub\":\"server-sub\",\"name\":\"Zoë\",\"roles\":[\"a\",\"b\"]}";
        HttpResponse<String> answer = get("ours");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"sub\":\"intent-1\",\"name\":\"Zoë\",\"roles\":[\"a\",\"b\"]}");
        assertThat(answer.headers().firstValue("X-Server")).contains("kept");
    }

    @Test
    void anAnswerThatHasTheRightSubjectIsPassedOnByteForByte() throws Exception {
        userInfo.body = "{ \"sub\" : \"intent-1\" }";
        assertThat(get("ours").body()).isEqualTo("{ \"sub\" : \"intent-1\" }");
    }

    @Test
    void aSignedAnswerIsPassedOn() throws Exception {
        userInfo.type = "application/jwt";
        userInfo.body = "a.b.c";
        assertThat(get("ours").body()).isEqualTo("a.b.c");
    }

    @Test
    void whenThePersonIsGoneTheAnswerIsACleanInvalidToken() throws Exception {
        assertInvalidToken(get("gone"));
        assertThat(userInfo.calls).isZero();
    }

    @Test
    void aPersonSweptWhileTheServerAnswersIsNoServerErrorEither() throws Exception {
        userInfo.status = 500;
        userInfo.meanwhile = () -> tokens.put("ours", tokens.get("gone"));
        assertInvalidToken(get("ours"));
    }

    @Test
    void aFailureOfTheServersOwnStaysOne() throws Exception {
        userInfo.status = 500;
        assertThat(get("ours").statusCode()).isEqualTo(500);
    }

    @Test
    void ourGrantWithoutDataIsAnInvalidToken() throws Exception {
        assertInvalidToken(get("lost"));
    }

    @Test
    void otherGrantsUnknownTokensAndNoTokenPassUntouched() throws Exception {
        userInfo.body = "{ \"sub\": \"alice\" }";
        for (String token : new String[] {"alice", "unknown"}) {
            HttpResponse<String> answer = get(token);
            assertThat(answer.body()).isEqualTo(userInfo.body);
            assertThat(userInfo.wrapped).as("response of %s is the container's own", token).isFalse();
        }
        HttpResponse<String> bare = send(HttpRequest.newBuilder(uri()).build());
        assertThat(bare.statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenMayComeAsAParameter() throws Exception {
        userInfo.body = "{\"sub\":\"server-sub\"}";
        HttpResponse<String> posted = send(HttpRequest.newBuilder(uri()).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("access_token=ours")).build());
        assertThat(posted.body()).isEqualTo("{\"sub\":\"intent-1\"}");
    }

    @Test
    void aStoreThatRefusesIsAServiceThatIsUnavailable() throws Exception {
        down = true;
        assertThat(get("ours").statusCode()).isEqualTo(503);
        assertThat(userInfo.calls).isZero();
    }

    @Test
    void aTokenWhoseConsentHasEndedIsInvalidAndTheServerIsNotAsked() throws Exception {
        revoked.revoked.put(ConsentId.consent("consent-1"), new Revoked(APPROVED, APPROVED));
        HttpResponse<String> answer = get("ours");
        assertInvalidToken(answer);
        assertThat(answer.body()).contains(ErrorCode.TOKEN_CONSENT_REVOKED.id());
        assertThat(userInfo.calls).isZero();
        assertThat(reported).containsExactly(ErrorCode.TOKEN_CONSENT_REVOKED);
        revoked.revoked.put(ConsentId.consent("consent-1"), new Revoked(APPROVED, APPROVED.minusMillis(1)));
        assertThat(get("ours").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenOfWhichNobodyCanTellWhoseItIsGetsNothing() throws Exception {
        broken = new IllegalStateException("what nobody foresaw");
        assertThat(get("ours").statusCode()).isEqualTo(500);
        assertThat(userInfo.calls).isZero();
        assertThat(send(HttpRequest.newBuilder(uri()).build()).statusCode()).as("without a token there is nothing to tell").isEqualTo(200);
    }

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

    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(challenge ->
                assertThat(challenge).startsWith("Bearer error=\"invalid_token\""));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).startsWith("{\"error\":\"invalid_token\"");
    }

    private static Grant grant(String id, Optional<String> uid) {
        return new Grant(id, "tpp", uid, Optional.empty(), true, uid.map(UID::equals).orElse(true), Optional.empty(), false, Set.of(), () -> "x");
    }

    private HttpResponse<String> get(String token) throws Exception {
        return send(HttpRequest.newBuilder(uri()).header("Authorization", "Bearer " + token).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/restv1/userinfo");
    }

    private static final class UserInfo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private volatile String type = "application/json;charset=UTF-8";
        private volatile String body = "{}";
        private volatile int status = 200;
        private volatile int calls;
        private volatile boolean wrapped;
        private volatile Runnable meanwhile = () -> { };

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            calls = calls + 1;
            wrapped = response instanceof BufferedAnswer;
            meanwhile.run();
            response.setHeader("X-Server", "kept");
            response.setStatus(status);
            if (status == 200) {
                response.setContentType(type);
                response.getOutputStream().write(body.getBytes("UTF-8"));
                response.flushBuffer();
            }
        }
    }
}

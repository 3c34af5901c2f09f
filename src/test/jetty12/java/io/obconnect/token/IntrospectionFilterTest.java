package io.obconnect.token;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.RevokedConsents.Revoked;
import io.obconnect.revocation.RevokedInMemory;
import io.obconnect.token.IntrospectionOfRequest.Said;
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

/** The filter before an introspection endpoint that behaves as the server's does. */
class IntrospectionFilterTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    private static final Instant APPROVED = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ACTIVE = "{\"active\": true, \"client_id\": \"tpp\", \"scope\": \"openid\"}";
    private static final String INACTIVE = "{\"active\":false}";

    private final RecordsInMemory records = new RecordsInMemory();
    private final RevokedInMemory revoked = new RevokedInMemory();
    private final Map<String, Grant> tokens = new HashMap<>();
    private final List<ErrorCode> reported = new ArrayList<>();
    private final IntrospectionOfRequest script = new IntrospectionOfRequest();
    private final Introspection introspection = new Introspection();
    private int lookUps;
    private RuntimeException broken;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        AccessTokens accessTokens = token -> {
            lookUps++;
            if (broken != null) {
                throw broken;
            }
            return Optional.ofNullable(tokens.get(token));
        };
        TokenDecisions claims = new TokenDecisions(records, dn -> Optional.empty(), new HeldConfiguration(), revoked, new GrantsOfRequest());
        ActiveConfiguration configuration = new ActiveConfiguration(null, null) {
            @Override
            public Set<String> tpps() {
                return Set.of("tpp");
            }
        };
        ServletContextHandler context = new ServletContextHandler();
        context.addFilter(new FilterHolder(new IntrospectionFilter(accessTokens, claims, script, configuration, new Reported())),
                "/restv1/introspection", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(introspection), "/restv1/introspection");
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(context);
        server.start();
        records.keep("ours", new TokenClaims("intent-1", "consent-1", Optional.empty(), "intent-1", UID, "tpp", APPROVED), Instant.MAX);
        tokens.put("ours", grant("ours", UID));
        tokens.put("lost", grant("lost", UID));
        tokens.put("alice", grant("alice", "alice"));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private void endConsent() {
        revoked.revoked.put(ConsentId.consent("consent-1"), new Revoked(APPROVED, APPROVED));
    }

    @Test
    void aLivingTokensAnswerIsPassedOnByteForByteWhetherOurScriptRanOrNot() throws Exception {
        for (Said said : List.of(Said.NOTHING, Said.ACTIVE)) {
            script.say(said);
            HttpResponse<String> answer = ask("ours");
            assertThat(answer.body()).isEqualTo(ACTIVE);
            assertThat(answer.headers().firstValue("X-Server")).contains("kept");
        }
    }

    @Test
    void whatOurScriptCalledDeadIsInactiveAndNothingElseWhateverTheServerAddsOrTakesBack() throws Exception {
        script.say(Said.INACTIVE);
        for (String body : List.of(ACTIVE, "{\"active\":false,\"scope\":\"openid\"}", INACTIVE)) {
            introspection.body = body;
            assertThat(ask("ours").body()).isEqualTo(INACTIVE);
        }
        assertThat(lookUps).isZero();
    }

    @Test
    void withoutOurScriptATokenOfAConsentThatEndedIsFoundAllTheSame() throws Exception {
        endConsent();
        HttpResponse<String> answer = ask("ours");
        assertThat(answer.body()).isEqualTo(INACTIVE);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(reported).containsExactly(ErrorCode.TOKEN_CONSENT_REVOKED);
        assertThat(get("ours").body()).as("by GET").isEqualTo(INACTIVE);
    }

    @Test
    void aTokenOfOursWithoutDataIsInactiveThereToo() throws Exception {
        assertThat(ask("lost").body()).isEqualTo(INACTIVE);
    }

    @Test
    void aSignedAnswerOfADeadTokenBecomesJson() throws Exception {
        introspection.type = "application/token-introspection+jwt";
        introspection.body = "a.b.c";
        assertThat(ask("ours").body()).isEqualTo("a.b.c");
        endConsent();
        assertThat(ask("ours").body()).isEqualTo(INACTIVE);
    }

    @Test
    void ofTwoTokensNoneMayBeDead() throws Exception {
        endConsent();
        assertThat(send(HttpRequest.newBuilder(uri("?token=alice")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=ours")).build()).body()).isEqualTo(INACTIVE);
    }

    @Test
    void otherClientsTokensPassUntouchedAndCostTheStoreNothing() throws Exception {
        introspection.body = "{ \"active\": true, \"client_id\": \"other\", \"username\": \"alice\" }";
        assertThat(ask("alice").body()).isEqualTo(introspection.body);
        introspection.body = "{ \"active\": false }";
        assertThat(ask("ours").body()).isEqualTo(introspection.body);
        assertThat(lookUps).isZero();
    }

    @Test
    void aPasswordLoginAtATppsClientStaysActive() throws Exception {
        assertThat(ask("alice").body()).isEqualTo(ACTIVE);
    }

    @Test
    void theServersRefusalsStayItsOwn() throws Exception {
        introspection.status = 401;
        introspection.body = "{\"error\":\"access_denied\"}";
        HttpResponse<String> refused = ask("ours");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(introspection.body);
        introspection.error = true;
        HttpResponse<String> error = ask("ours");
        assertThat(error.statusCode()).isEqualTo(401);
        assertThat(error.body()).as("the container's own page").contains("<html");
    }

    @Test
    void whereNobodyCanTellWhetherItIsDeadThereIsNoAnswer() throws Exception {
        broken = new DirectoryUnavailable("down", null);
        HttpResponse<String> down = ask("ours");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).contains("temporarily_unavailable").doesNotContain("active");
        broken = new IllegalStateException("what nobody foresaw");
        assertThat(ask("ours").statusCode()).isEqualTo(503);
        revoked.down = true;
        broken = null;
        assertThat(ask("ours").statusCode()).isEqualTo(503);
        assertThat(reported).containsExactly(ErrorCode.DIRECTORY_UNAVAILABLE, ErrorCode.INTERNAL, ErrorCode.DIRECTORY_UNAVAILABLE);
    }

    private static Grant grant(String id, String uid) {
        return new Grant(id, "tpp", Optional.of(uid), Optional.empty(), true, uid.equals(UID), Optional.empty(), false, Set.of(), () -> "x");
    }

    private HttpResponse<String> ask(String token) throws Exception {
        return send(HttpRequest.newBuilder(uri("")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + token)).build());
    }

    private HttpResponse<String> get(String token) throws Exception {
        return send(HttpRequest.newBuilder(uri("?token=" + token)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String query) {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/restv1/introspection" + query);
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

    private static final class Introspection extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private volatile String type = "application/json";
        private volatile String body = ACTIVE;
        private volatile int status = 200;
        private volatile boolean error;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("X-Server", "kept");
            if (error) {
                response.sendError(status);
                return;
            }
            response.setStatus(status);
            response.setContentType(type);
            response.getOutputStream().write(body.getBytes("UTF-8"));
            response.flushBuffer();
        }
    }
}

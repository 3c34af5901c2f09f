package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.config.HeldConfiguration;
import io.obconnect.metrics.Metrics;
import io.obconnect.person.SweepFailed;

import java.net.URISyntaxException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorResourcesTest {

    private static final String GOOD = "Bearer " + Events.TOKEN;

    private final HeldConfiguration configuration = Events.configured();
    private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();
    private final DirectoryWatch directory = new DirectoryWatch();
    private boolean directoryAnswers = true;
    private long nanoTime;

    @BeforeEach
    void deploy() {
        Clock clock = Clock.fixed(Events.BEGUN, ZoneOffset.UTC);
        Health health = new Health(configuration, directory, Optional.of(() -> directoryAnswers), clock,
                new ClockWatch(clock, () -> 0));
        Metrics metrics = new Metrics(configuration);
        OperatorAccess access = new OperatorAccess(configuration);
        dispatcher.getRegistry().addSingletonResource(new MetricsResource(new Scrape(metrics, new JourneyMetrics(metrics, configuration), health), access));
        dispatcher.getRegistry().addSingletonResource(new HealthResource(health, new Readiness(health, () -> nanoTime), access));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health"})
    void whoHasNoTokenFindsNothing(String path) throws URISyntaxException {
        for (String authorization : new String[] {null, "", "Bearer", "Bearer ", "Bearer wrong", "Bearer " + Events.TOKEN + "x",
            "Bearer " + Events.TOKEN.substring(1), "Basic " + Events.TOKEN, Events.TOKEN}) {
            MockHttpResponse response = get(path, authorization);

            assertThat(response.getStatus()).as("with %s", authorization).isEqualTo(404);
            assertThat(response.getOutput()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health"})
    void withoutAConfiguredTokenNobodyFindsAnything(String path) throws URISyntaxException {
        Map<String, String> properties = Events.properties();
        properties.remove("metrics_token");
        configuration.apply(Events.read(properties));

        assertThat(get(path, GOOD).getStatus()).isEqualTo(404);
        assertThat(get(path, "Bearer ").getStatus()).isEqualTo(404);
    }

    @Test
    void metricsAreGivenInPrometheusFormatWithTheToken() throws Exception {
        MockHttpResponse response = get("/metrics", GOOD);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getOutputHeaders().getFirst("Content-Type").toString()).startsWith("text/plain").contains("version=0.0.4");
        assertThat(response.getOutputHeaders().getFirst("Cache-Control")).hasToString("no-store");
        assertThat(response.getContentAsString()).contains("# TYPE obconnect_answers_opened_total counter", "obconnect_health{part=\"directory\"} 0.0");
    }

    @Test
    void livenessIsOpenAndSaysNothingElse() throws Exception {
        configuration.withdraw();
        directoryAnswers = false;

        MockHttpResponse response = get("/health/live", null);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo("live");
    }

    @Test
    void healthTellsEveryPartWithTheToken() throws Exception {
        MockHttpResponse response = get("/health", "bearer " + Events.TOKEN);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).startsWith("{\"status\":\"up\",\"parts\":{\"configuration\":{\"status\":\"up\"")
                .contains("\"directory\":", "\"sweeper\":", "\"clock\":").doesNotContain(Events.TOKEN, "a-secret-of-the-consent-app");
    }

    @Test
    void readinessIsOpenAndOneWord() throws Exception {
        for (String authorization : new String[] {null, "Bearer wrong", GOOD}) {
            assertThat(get("/health/ready", authorization).getStatus()).isEqualTo(200);
            assertThat(get("/health/ready", authorization).getContentAsString()).isEqualTo("ready");
        }
        assertThat(get("/health/ready", null).getOutputHeaders().getFirst("Cache-Control")).hasToString("no-store");
    }

    @Test
    void wrongPropertiesAndAScriptThatIsNotLoadedAreNotReady() throws Exception {
        configuration.withdraw();

        assertThat(get("/health/ready", null).getStatus()).isEqualTo(503);
        assertThat(get("/health/ready", null).getContentAsString()).isEqualTo("down");
    }

    @Test
    void aDirectoryThatIsAwayIsDownForReadinessToo() throws Exception {
        directoryAnswers = false;

        assertThat(get("/health", GOOD).getStatus()).isEqualTo(503);
        assertThat(get("/health/ready", null).getStatus()).isEqualTo(503);
        assertThat(get("/health/ready", null).getContentAsString()).isEqualTo("down");
    }

    @Test
    void degradedStillTakesJourneys() throws Exception {
        directory.sweepFailed(new SweepFailed(Events.BEGUN));

        assertThat(get("/health", GOOD).getStatus()).isEqualTo(200);
        assertThat(get("/health", GOOD).getContentAsString()).startsWith("{\"status\":\"degraded\"");
        assertThat(get("/health/ready", null).getStatus()).isEqualTo(200);
    }

    @Test
    void wrongPropertiesAreToldToWhoHasTheToken() throws Exception {
        Map<String, String> properties = Events.properties();
        properties.put("expiry", "0");
        configuration.apply(Events.read(properties));

        MockHttpResponse response = get("/health", GOOD);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("\"status\":\"down\"", "OBC-202 expiry");
    }

    private MockHttpResponse get(String path, String authorization) throws URISyntaxException {
        MockHttpRequest request = MockHttpRequest.get(path);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        MockHttpResponse response = new MockHttpResponse();
        dispatcher.invoke(request, response);
        return response;
    }
}

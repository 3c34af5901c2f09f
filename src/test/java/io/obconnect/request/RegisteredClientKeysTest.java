package io.obconnect.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.obconnect.SetClock;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Key sets by reference, from a host that answers, fails, drips or sends too much. */
@Timeout(60)
class RegisteredClientKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(500);
    private static final int MAXIMUM = 4096;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final AtomicInteger fetched = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer host;
    private volatile String set;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        set = keySet("one");
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(threads);
        host.createContext("/jwks", exchange -> {
            fetched.incrementAndGet();
            byte[] body = set.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        host.createContext("/drip", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                do {
                    out.write(' ');
                    out.flush();
                } while (!over.await(50, java.util.concurrent.TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        host.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        host.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_set_is_fetched_once_for_its_known_keys() {
        RegisteredClientKeys keys = keys(Duration.ofMinutes(5));
        assertThat(ids(keys, "/jwks", "one")).containsExactly("one");
        assertThat(ids(keys, "/jwks", "one")).containsExactly("one");
        assertThat(keys.of(client("/jwks"), Optional.empty())).hasSize(1);
        assertThat(fetched).hasValue(1);
    }

    @Test
    void an_unknown_kid_makes_it_look_again_but_not_each_time() {
        RegisteredClientKeys eager = keys(Duration.ZERO);
        ids(eager, "/jwks", "one");
        set = keySet("two");
        assertThat(ids(eager, "/jwks", "two")).containsExactly("two");

        RegisteredClientKeys patient = keys(Duration.ofMinutes(5));
        ids(patient, "/jwks", "two");
        fetched.set(0);
        assertThat(ids(patient, "/jwks", "three")).containsExactly("two");
        assertThat(fetched).hasValue(0);
    }

    @Test
    void a_host_that_failed_is_left_alone_for_a_while() {
        RegisteredClientKeys keys = keys(Duration.ZERO);
        status = 503;
        assertThat(ids(keys, "/jwks", "one")).isEmpty();
        assertThat(ids(keys, "/jwks", "one")).isEmpty();
        assertThat(fetched).hasValue(1);
        status = 200;
        clock.advance(Duration.ofSeconds(31));
        assertThat(ids(keys, "/jwks", "one")).containsExactly("one");
    }

    @Test
    void a_host_that_fails_for_an_unknown_kid_is_left_alone_too_and_known_keys_stay() {
        RegisteredClientKeys keys = keys(Duration.ZERO);
        ids(keys, "/jwks", "one");
        status = 503;
        fetched.set(0);
        for (int i = 0; i < 5; i++) {
            ids(keys, "/jwks", "unknown" + i);
        }
        assertThat(fetched).hasValue(1);
        assertThat(ids(keys, "/jwks", "one")).containsExactly("one");
    }

    @Test
    void a_host_that_drips_is_given_up_and_those_who_waited_for_it_too_dont_try_again() throws Exception {
        RegisteredClientKeys keys = new RegisteredClientKeys(new KeySetFetch(IMPATIENCE, MAXIMUM), Duration.ofMinutes(5), clock);
        List<Future<List<String>>> waiting = threads.invokeAll(java.util.Collections.nCopies(20, () -> ids(keys, "/drip", "one")));
        for (Future<List<String>> one : waiting) {
            assertThat(one.get()).isEmpty();
        }
        assertThat(fetched).hasValue(1);
    }

    @Test
    void a_set_that_is_too_long_or_none_is_refused() {
        set = keySet("one") + " ".repeat(MAXIMUM);
        assertThat(ids(keys(Duration.ZERO), "/jwks", "one")).isEmpty();
        set = "<html>";
        assertThat(ids(keys(Duration.ZERO), "/jwks", "one")).isEmpty();
        assertThat(keys(Duration.ZERO).of(at("no address"), Optional.empty())).isEmpty();
    }

    private RegisteredClientKeys keys(Duration reprieve) {
        return new RegisteredClientKeys(new KeySetFetch(PATIENCE, MAXIMUM), reprieve, clock);
    }

    private List<String> ids(RegisteredClientKeys keys, String path, String kid) {
        return keys.of(client(path), Optional.of(kid)).stream().map(JsonWebKey::getKeyId).toList();
    }

    private Client client(String path) {
        return at("http://localhost:" + host.getAddress().getPort() + path);
    }

    private static Client at(String uri) {
        return new Client(Tpp.ID, "TPP", Optional.empty(), Optional.empty(), Optional.of(uri), List.of(Tpp.REDIRECT_URI), List.of("code"),
                Optional.empty(), Optional.empty(), true, false, true, java.util.Set.of());
    }

    private static String keySet(String kid) {
        try {
            JsonWebKey copy = JsonWebKey.Factory.newJwk(Tpp.RSA.toJson(OutputControlLevel.PUBLIC_ONLY));
            copy.setKeyId(kid);
            return new JsonWebKeySet(copy).toJson();
        } catch (org.jose4j.lang.JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}

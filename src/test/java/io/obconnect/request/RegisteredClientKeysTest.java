package io.obconnect.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.obconnect.SetClock;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Key sets by reference, from a host that answers, fails, drips or sends too much. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RegisteredClientKeysTest {

    /** Of some key that signs nothing here. */
    private static final String MODULUS = (String) Tpp.rsa("any").toParams(OutputControlLevel.PUBLIC_ONLY).get("n");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration IMPATIENCE = Duration.ofMillis(500);
    private static final int MAXIMUM = 4096;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final AtomicInteger fetched = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer host;
    private volatile String set;
    private volatile int status = 200;
    private volatile boolean packed;

    @BeforeEach
    void start() throws IOException {
        set = keySet("one");
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(threads);
        host.createContext("/jwks", exchange -> {
            fetched.incrementAndGet();
            byte[] body = packed ? gzip(set) : set.getBytes(StandardCharsets.UTF_8);
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
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
                } while (!over.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        host.start();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream packing = new java.util.zip.GZIPOutputStream(octets)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
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
    void a_new_key_under_an_old_kid_is_found_by_looking_once_more_within_limits() throws Exception {
        PublicJsonWebKey old = rsa("same");
        PublicJsonWebKey renewed = rsa("same");
        String payload = Tpp.claims();
        set = new JsonWebKeySet(old).toJson(OutputControlLevel.PUBLIC_ONLY);
        RegisteredClientKeys keys = keys(Duration.ofSeconds(30));
        assertThat(verifies(keys, Tpp.signed("PS256", payload, old.getPrivateKey(), "same"))).isTrue();
        set = new JsonWebKeySet(renewed).toJson(OutputControlLevel.PUBLIC_ONLY);
        String signed = Tpp.signed("PS256", payload, renewed.getPrivateKey(), "same");
        assertThat(verifies(keys, signed)).as("fetched a moment ago").isFalse();
        assertThat(fetched).hasValue(1);
        clock.advance(Duration.ofSeconds(31));
        assertThat(verifies(keys, signed)).isTrue();
        assertThat(fetched).hasValue(2);
        for (int i = 0; i < 5; i++) {
            assertThat(verifies(keys, Tpp.signed("PS256", payload, old.getPrivateKey(), "same"))).isFalse();
        }
        assertThat(fetched).as("whoever signs wrongly doesn't make us fetch").hasValue(2);
    }

    @Test
    void the_key_is_found_among_forty_of_unknown_types_and_uses_and_beside_certificates_that_arent_any() throws Exception {
        PublicJsonWebKey good = rsa("good");
        StringBuilder all = new StringBuilder("{\"keys\":[");
        for (int i = 0; i < 36; i++) {
            all.append(rsaText("other-" + i, "")).append(',');
        }
        all.append("{\"kty\":\"AKP\",\"kid\":\"pq\",\"pub\":\"AA\"},{\"kty\":\"OKP\",\"crv\":\"X448\",\"kid\":\"good\",\"x\":\"AA\"},");
        all.append(rsaText("good", ",\"use\":\"enc\"")).append(',');
        String own = good.toJson(OutputControlLevel.PUBLIC_ONLY);
        all.append(own, 0, own.length() - 1).append(",\"x5c\":[\"bm90IGEgY2VydGlmaWNhdGU=\"],\"x5t\":\"AA\"}]}");
        set = all.toString();
        String signed = Tpp.signed("PS256", Tpp.claims(), good.getPrivateKey(), "good");
        RegisteredClientKeys roomy = new RegisteredClientKeys(new KeySetFetch(PATIENCE, 16 * MAXIMUM), Duration.ofMinutes(5), clock);
        assertThat(verifies(roomy, signed)).isTrue();
        Client byValue = new Client(Tpp.ID, "TPP", Optional.empty(), Optional.of(set), Optional.empty(), List.of(Tpp.REDIRECT_URI), List.of("code"),
                Optional.empty(), Optional.empty(), true, false, true, java.util.Set.of());
        assertThat(verifies(roomy, signed, byValue)).isTrue();
    }

    @Test
    void a_set_in_gzip_is_unpacked_up_to_the_limit() throws Exception {
        packed = true;
        assertThat(ids(keys(Duration.ofMinutes(5)), "/jwks", "one")).containsExactly("one");
        set = keySet("one") + " ".repeat(MAXIMUM);
        assertThat(ids(keys(Duration.ofMinutes(5)), "/jwks", "one")).isEmpty();
    }

    private boolean verifies(RegisteredClientKeys keys, String jws) {
        return verifies(keys, jws, client("/jwks"));
    }

    private static boolean verifies(RegisteredClientKeys keys, String jws, Client client) {
        return new SignatureCheck(keys).verify(CompactObject.parse(jws).orElseThrow(), client, Tpp.SERVER).fold(octets -> true, refusal -> false);
    }

    private static PublicJsonWebKey rsa(String kid) {
        return Tpp.rsa(kid);
    }

    private static String rsaText(String kid, String more) {
        return "{\"kty\":\"RSA\",\"kid\":\"" + kid + "\",\"e\":\"AQAB\",\"n\":\"" + MODULUS + "\"" + more + "}";
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
        KeySetFetch impatient = new KeySetFetch(IMPATIENCE, MAXIMUM);
        AtomicInteger tried = new AtomicInteger(); // counted here: on a busy machine the host may not hear of a call in so short a time
        RegisteredClientKeys keys = new RegisteredClientKeys(location -> {
            tried.incrementAndGet();
            return impatient.get(location);
        }, Duration.ofMinutes(5), clock);
        List<Future<List<String>>> waiting = threads.invokeAll(java.util.Collections.nCopies(20, () -> ids(keys, "/drip", "one")));
        for (Future<List<String>> one : waiting) {
            assertThat(one.get()).isEmpty();
        }
        assertThat(tried).hasValue(1);
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

package io.obconnect.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.AuthServerBuilder;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.RsaKeys;
import io.obconnect.sandbox.Registration;
import io.obconnect.sandbox.SqlStore;
import io.obconnect.sandbox.Store;
import io.obconnect.sandbox.server.Generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An embedded server with the packaged extension and four TPPs: trusted, untrusted, one that signs with PS256 and must,
 * and one that may sign with ES256. */
public final class Embedded implements AutoCloseable {

    public static final String CONSENT_APP = "http://localhost:18091";
    static final String REDIRECT_URI = "http://localhost:18090/cb";
    private static final String SHARED_SECRET = "shared-secret-of-the-tests-with-39-chars";
    private static final RSAKey TPP_KEY = key();
    private static final ECKey TPP_EC_KEY = ecKey();
    private static Embedded shared;

    private final Store store;
    private final AuthServer server;
    private final Map<String, String> properties;

    private Embedded(Store store, AuthServer server, Map<String, String> properties) {
        this.store = store;
        this.server = server;
        this.properties = properties;
    }

    /** The server that all tests share which don't change it; lives as long as the JVM. */
    public static synchronized Embedded shared() {
        if (shared == null) {
            shared = start(Map.of());
        }
        return shared;
    }

    /** A server of the caller's own; these properties instead of the usual ones, an empty value removes one. */
    public static Embedded start(Map<String, String> changed) {
        return start(changed, builder -> builder);
    }

    public static Embedded start(Map<String, String> changed, UnaryOperator<AuthServerBuilder> settings) {
        try {
            return on(Directory.start(), changed, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a directory of the caller's own, one that takes its time for example. */
    static Embedded on(Directory directory) throws IOException {
        return on(directory, Map.of(), builder -> builder);
    }

    /** The same on a genuine PostgreSQL. */
    public static Embedded onPostgres() {
        return onPostgres(Generation.byDefault());
    }

    /** The same, as a server of this generation has it. */
    static Embedded onPostgres(Generation generation) {
        return onPostgres(generation, Map.of());
    }

    static Embedded onPostgres(Generation generation, Map<String, String> changed) {
        try {
            return on(SqlStore.start(generation), changed, builder -> builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Embedded on(Store store, Map<String, String> changed, UnaryOperator<AuthServerBuilder> settings) throws IOException {
        register(store);
        Map<String, String> properties = properties(changed);
        AuthServer server = settings.apply(AuthServer.on(store).extension(packagedJar()).properties(properties)).start();
        return new Embedded(store, server, properties);
    }

    static java.util.Optional<Path> packagedJar() {
        return java.util.Optional.of(AuthServer.packagedJar().orElseThrow(() -> new IllegalStateException(
                "these tests run the packaged extension: mvn verify, or mvn package first and -Dobconnect.jar=…")));
    }

    /** The script's properties; an empty value removes one. */
    public static Map<String, String> properties(Map<String, String> changed) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("sharedSecret", SHARED_SECRET);
        properties.put("tpp_client_id", "tpp-1 tpp-2 tpp-3 tpp-noscript tpp-ec");
        properties.put("client_name", "TPP One");
        properties.put("organization_name", "Bank");
        properties.put("expiry", "300");
        properties.put("consent_app_server_name", CONSENT_APP);
        properties.putAll(changed);
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    /** The TPPs, an ordinary client and a person. */
    public static void register(Store store) {
        store.register(Registration.of("tpp-1", "tpp-1-secret-of-32-characters-01", REDIRECT_URI).withScripts());
        store.register(Registration.of("tpp-2", "tpp-2-secret-of-another-length", REDIRECT_URI).untrusted().withScripts());
        store.register(Registration.of("tpp-3", "tpp-3-secret-of-32-characters-01", REDIRECT_URI)
                .jwks(new JWKSet(TPP_KEY.toPublicJWK()).toString()).requestObjectSigningAlg("PS256").withScripts());
        store.register(Registration.of("tpp-ec", "tpp-5-secret-of-32-characters-01", REDIRECT_URI)
                .jwks(new JWKSet(TPP_EC_KEY.toPublicJWK()).toString()).withScripts());
        store.register(Registration.of("tpp-noscript", "tpp-4-secret-of-32-characters-01", REDIRECT_URI));
        store.register(Registration.of("ordinary", "ordinary-secret-of-32-characters", REDIRECT_URI));
        store.addPerson("PERSON-1", "testuser", "secret");
    }

    /** Where it is on a directory. */
    public Directory directory() {
        return (Directory) store;
    }

    /** Where it is {@link #onPostgres}. */
    SqlStore database() {
        return (SqlStore) store;
    }

    public AuthServer server() {
        return server;
    }

    public Settings settings() {
        return settings(server);
    }

    /** The same, as seen at another node. */
    Settings settings(AuthServer node) {
        return settings(node.base().toString(), properties);
    }

    /** What a client has to know of a server with this registration, at this address. */
    public static Settings settings(String base, Map<String, String> properties) {
        return new Settings(base, SHARED_SECRET, CONSENT_APP, List.of(
                new Settings.Tpp("tpp-1", "tpp-1-secret-of-32-characters-01", REDIRECT_URI, null),
                new Settings.Tpp("tpp-2", "tpp-2-secret-of-another-length", REDIRECT_URI, null),
                new Settings.Tpp("tpp-3", "tpp-3-secret-of-32-characters-01", REDIRECT_URI, TPP_KEY),
                new Settings.Tpp("tpp-ec", "tpp-5-secret-of-32-characters-01", REDIRECT_URI, TPP_EC_KEY)),
                new Settings.Person("testuser", "secret"), properties, Map.of(
                "tpp_noscript", new Settings.Tpp("tpp-noscript", "tpp-4-secret-of-32-characters-01", REDIRECT_URI, null),
                "ordinary", new Settings.Tpp("ordinary", "ordinary-secret-of-32-characters", REDIRECT_URI, null)));
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }

    private static ECKey ecKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("tpp-ec-key").keyUse(KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.ES256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        return RsaKeys.of("tpp-3-key").keyUse(KeyUse.SIGNATURE).algorithm(com.nimbusds.jose.JWSAlgorithm.PS256).build();
    }
}

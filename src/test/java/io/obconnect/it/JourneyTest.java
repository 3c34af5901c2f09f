package io.obconnect.it;

import com.nimbusds.jose.jwk.ECKey;

import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests that walk journeys over HTTP. They know a server by its {@link Settings} alone: the embedded one by default, or a running one with
 * {@code -Dobconnect.host=http://localhost:8080/jans-auth -Dobconnect.settings=target/sandbox.json}.
 */
abstract class JourneyTest {

    static Settings settings() {
        String host = System.getProperty("obconnect.host", "");
        if (host.isBlank()) {
            return Embedded.shared().settings();
        }
        return Settings.read(Path.of(System.getProperty("obconnect.settings", "target/sandbox.json"))).at(host);
    }

    static Walk walk(int tpp) {
        Settings settings = settings();
        return new Walk(settings, settings.tpps().get(tpp));
    }

    /** As a client that isn't one of the usual TPPs; skips the test where the server has none of this name. */
    static Walk walkAs(String other) {
        Settings settings = settings();
        assumeThat(settings.others()).as("a client called " + other).containsKey(other);
        return new Walk(settings, settings.others().get(other));
    }

    /** As the TPP that signs with ES256; skips the test where the server has none. */
    static Walk walkWithEllipticCurve() {
        Settings settings = settings();
        Optional<Settings.Tpp> tpp = settings.tpps().stream().filter(one -> one.signingKey() instanceof ECKey).findFirst();
        assumeThat(tpp).as("a TPP with a P-256 key").isPresent();
        return new Walk(settings, tpp.get());
    }
}

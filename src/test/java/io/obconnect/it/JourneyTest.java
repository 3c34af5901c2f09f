package io.obconnect.it;

import java.nio.file.Path;

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
}

package io.obconnect.it;

import java.nio.file.Path;

/**
 * Tests that walk journeys over HTTP. They know a server by its {@link Settings} alone: the embedded one by default, or the one that
 * {@code -Dobconnect.host=<path of a sandbox.json>} names.
 */
abstract class JourneyTest {

    static Settings settings() {
        return Settings.read(Path.of(System.getProperty("obconnect.host")));
    }

    static Walk walk(int tpp) {
        Settings settings = settings();
        return new Walk(settings, settings.tpps().get(tpp));
    }
}

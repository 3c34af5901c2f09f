package io.obconnect.arquillian;

import io.obconnect.it.Embedded;
import io.obconnect.it.Settings;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import static io.obconnect.sandbox.server.Settings.CLOCK;
import static io.obconnect.sandbox.server.Settings.HOOKS;
import static io.obconnect.sandbox.server.Settings.SETTINGS;

/** What a deployed auth server needs around it: a directory with clients in it, and settings. Lives as long as the web application. */
final class Surroundings implements AutoCloseable {

    /** The packaged war has it as a library under this name. */
    static final String EXTENSION_JAR = "obconnect-extension.jar";

    private final Directory directory;

    private Surroundings(Directory directory) {
        this.directory = directory;
    }

    static Surroundings start() {
        try {
            Directory directory = Directory.start();
            Embedded.register(directory);
            return new Surroundings(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands the web application its settings. */
    void describe(int port, BiConsumer<String, Object> attributes) {
        attributes.accept(SETTINGS, AuthServer.on(directory).extension(AuthServer.packagedJar()).properties(properties())
                .settings("http://localhost:" + port));
        attributes.accept(CLOCK, (LongSupplier) () -> 0);
        attributes.accept(HOOKS, new ConcurrentHashMap<>());
    }

    /** What a client has to know of the server at {@code base}. */
    static Settings settings(String base) {
        return Embedded.settings(base, properties());
    }

    private static Map<String, String> properties() {
        return Embedded.properties(Map.of());
    }

    @Override
    public void close() {
        directory.close();
    }
}

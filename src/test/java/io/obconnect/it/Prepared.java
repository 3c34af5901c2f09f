package io.obconnect.it;

import io.obconnect.sandbox.AuthServerBuilder;
import org.junit.jupiter.api.Assumptions;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server that is set up for one test class: embedded, or a running one that somebody has prepared and named with
 * {@code -Dobconnect.prepared=<the class's simple name>} beside {@code -Dobconnect.host}. On any other running server the class is skipped.
 */
final class Prepared implements AutoCloseable {

    private final Settings settings;
    private final AutoCloseable server;

    private Prepared(Settings settings, AutoCloseable server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * @param properties instead of the usual ones; an empty value removes one
     * @param server what else has to be different
     */
    static Prepared forTest(Class<?> test, Map<String, String> properties, UnaryOperator<AuthServerBuilder> server) {
        String host = System.getProperty("obconnect.host", "");
        if (host.isBlank()) {
            Embedded embedded = Embedded.start(properties, server);
            return new Prepared(embedded.settings(), embedded);
        }
        Assumptions.assumeTrue(test.getSimpleName().equals(System.getProperty("obconnect.prepared")), "needs a server of its own");
        return new Prepared(Settings.read(Path.of(System.getProperty("obconnect.settings", "target/sandbox.json"))).at(host), () -> {
        });
    }

    Walk walk(int tpp) {
        return new Walk(settings, settings.tpps().get(tpp));
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}

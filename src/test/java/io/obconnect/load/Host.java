package io.obconnect.load;

import io.obconnect.it.Embedded;
import io.obconnect.it.Settings;
import io.obconnect.sandbox.Directory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The server that is measured: a running one, of which nothing but its answers is known; or the sandbox's, started here, with the
 * directory in this process and the server in one of its own.
 */
final class Host implements AutoCloseable {

    private final Settings settings;
    private final Optional<Directory> directory;
    private final Optional<ServerProcess> server;

    private Host(Settings settings, Optional<Directory> directory, Optional<ServerProcess> server) {
        this.settings = settings;
        this.directory = directory;
        this.server = server;
    }

    static Host running(Settings settings) {
        return new Host(settings, Optional.empty(), Optional.empty());
    }

    /** @param work where the server's log goes */
    static Host start(Path work) throws IOException {
        return start(work, true);
    }

    /** The same with a cleaner that waits to be told, so that every call of the directory comes from a request. */
    static Host startWithoutCleaner(Path work) throws IOException {
        return start(work, false);
    }

    private static Host start(Path work, boolean cleans) throws IOException {
        Directory directory = Directory.start();
        try {
            Embedded.register(directory);
            Map<String, String> properties = Embedded.properties(Map.of());
            ServerProcess server = ServerProcess.start(directory.address(), properties, cleans, work);
            return new Host(Embedded.settings(server.base(), properties), Optional.of(directory), Optional.of(server));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Settings settings() {
        return settings;
    }

    URI address() {
        return URI.create(settings.base());
    }

    /** Empty for a running server. */
    Optional<ServerProcess> process() {
        return server;
    }

    /** The process that was started here. */
    ServerProcess server() {
        return server.orElseThrow();
    }

    /** The directory that was started here. */
    Directory directory() {
        return directory.orElseThrow();
    }

    /** What the server asked of the directory so far; none of a running server. */
    Calls calls() {
        return directory.map(started -> new Calls(started.calls().counts())).orElse(Calls.NONE);
    }

    /** The server's processor time so far; none of a running server. */
    Duration cpu() {
        return server.map(ServerProcess::cpu).orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
        directory.ifPresent(Directory::close);
    }
}

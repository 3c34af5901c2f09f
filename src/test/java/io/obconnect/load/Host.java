package io.obconnect.load;

import io.obconnect.it.Embedded;
import io.obconnect.it.Settings;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.SqlStore;
import io.obconnect.sandbox.Store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The server that is measured: a running one, of which nothing but its answers is known; or the sandbox's, started here, with
 * server, PostgreSQL and load each in a process of its own; a directory is in this one.
 */
final class Host implements AutoCloseable {

    private final Settings settings;
    private final Optional<Store> store;
    private final Optional<ServerProcess> server;
    private final Optional<ProcessorTime> process;

    private Host(Settings settings, Optional<Store> store, Optional<ServerProcess> server, Optional<ProcessorTime> process) {
        this.settings = settings;
        this.store = store;
        this.server = server;
        this.process = process;
    }

    /** @param process the server's, where it is on this machine */
    static Host running(Settings settings, Optional<ProcessorTime> process) {
        return new Host(settings, Optional.empty(), Optional.empty(), process);
    }

    /**
     * Starts the sandbox's server.
     *
     * @param cleans whether it cleans every thirty seconds, or only when it is told to, so that every call of the store comes from a request
     * @param work where the server's log goes
     */
    static Host start(StoreKind kind, boolean cleans, Path work) throws IOException {
        Store store = kind.start();
        try {
            Embedded.register(store);
            Map<String, String> properties = Embedded.properties(Map.of());
            ServerProcess server = ServerProcess.start(store.address(), properties, cleans, work);
            return new Host(Embedded.settings(server.base(), properties), Optional.of(store), Optional.of(server),
                    Optional.of(server.processorTime()));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    Settings settings() {
        return settings;
    }

    URI address() {
        return URI.create(settings.base());
    }

    /** Empty for a server that runs elsewhere. */
    Optional<ProcessorTime> process() {
        return process;
    }

    /** The process that was started here. */
    ServerProcess server() {
        return server.orElseThrow();
    }

    /** Who is in the store that was started here. */
    PeopleOnFile people() {
        return PeopleOnFile.in(store.orElseThrow());
    }

    /** The first column of a query's only row; empty where the store isn't a PostgreSQL that was started here. */
    Optional<String> queried(String query) throws SQLException {
        return store.isPresent() && store.get() instanceof SqlStore sql ? Optional.of(sql.database().value(query)) : Optional.empty();
    }

    /** Whether the server's calls of its store are counted. */
    boolean counts() {
        return store.isPresent();
    }

    /** What the server asked of its store so far; none of a running server. */
    Calls calls() {
        return store.map(started -> started instanceof Directory directory ? new Calls(directory.calls().counts()) : server().calls())
                .orElse(Calls.NONE);
    }

    /** The server's processor time so far, its compiler's left out; none of a server that runs elsewhere. */
    Duration cpu() {
        return process.map(ProcessorTime::cpu).orElse(Duration.ZERO);
    }

    /** What the server's just-in-time compiler took so far. */
    Duration compiler() {
        return process.map(ProcessorTime::compiler).orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
        store.ifPresent(Store::close);
    }
}

package io.obconnect.sandbox;

import io.jans.orm.PersistenceEntryManager;
import io.obconnect.sandbox.server.Generation;
import io.obconnect.sandbox.store.SqlCalls;
import io.obconnect.sandbox.store.SqlConnections;
import io.obconnect.sandbox.store.SqlEntries;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A database of a genuine PostgreSQL, with the server's tables. Any number of nodes can have their store on it. The databases of this JVM share
 * one PostgreSQL, which doesn't wait for the disk; one that was started as {@link #durable} has its own, which does.
 */
public final class SqlDatabase implements AutoCloseable {

    /** What the operator's guide, {@code docs/operators.md}, tells to add to the server's tables. */
    public static final List<String> INDICES_OF_THE_GUIDE = List.of(
            "CREATE INDEX IF NOT EXISTS \"jansPerson_jansPassExpDate\" ON \"jansPerson\" (\"jansPassExpDate\");",
            "CREATE INDEX IF NOT EXISTS \"jansClntAuthz_jansId\" ON \"jansClntAuthz\" (\"jansId\");",
            "CREATE INDEX IF NOT EXISTS \"jansPairwiseIdentifier_jansUsrId\" ON \"jansPairwiseIdentifier\" (\"jansUsrId\");");

    private static final String TABLES = "postgresql.sql";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static EmbeddedPostgres shared;

    private final EmbeddedPostgres postgres;
    private final String schema = "server" + COUNTER.incrementAndGet();
    private final List<SqlConnections> nodes = new ArrayList<>();

    private SqlDatabase(EmbeddedPostgres postgres, String tables) throws SQLException {
        this.postgres = postgres;
        execute("CREATE SCHEMA " + schema);
        execute(tables);
    }

    /** With the server's tables. */
    public static SqlDatabase start() throws SQLException {
        return start(Generation.byDefault());
    }

    /** With the tables of a generation's server. */
    public static SqlDatabase start(Generation generation) throws SQLException {
        return new SqlDatabase(shared(), ServerSchema.of(TABLES, generation));
    }

    /** The same on a PostgreSQL of its own that keeps its promises as a bank's does: what is committed is on the disk. */
    public static SqlDatabase durable() throws SQLException {
        return new SqlDatabase(start(EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")),
                ServerSchema.of(TABLES, Generation.byDefault()));
    }

    /** The indices that the operator's guide asks for. */
    public SqlDatabase withIndicesOfTheGuide() throws SQLException {
        for (String index : INDICES_OF_THE_GUIDE) {
            execute(index);
        }
        return this;
    }

    /** Without tables. */
    public static SqlDatabase empty() throws SQLException {
        return new SqlDatabase(shared(), "");
    }

    // stopped when the JVM ends
    private static synchronized EmbeddedPostgres shared() {
        if (shared == null) {
            shared = start(EmbeddedPostgres.builder());
        }
        return shared;
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        assumeTrue(starts(), "PostgreSQL doesn't start as root, and this machine has no user namespaces");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean starts() {
        try {
            return !"root".equals(System.getProperty("user.name")) || new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For JDBC, also from other processes. */
    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema + "&reWriteBatchedInserts=true";
    }

    public Connection connection() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** A node's store; the node runs in this time zone. */
    public PersistenceEntryManager store(TimeZone zone) throws SQLException {
        SqlConnections connections = new SqlConnections(url());
        nodes.add(connections);
        return new SqlEntries(connections, zone, new SqlCalls()).manager();
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    public String value(String query) throws SQLException {
        try (Connection connection = connection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    public int count(String table) throws SQLException {
        return Integer.parseInt(value("SELECT COUNT(*) FROM \"" + table + "\""));
    }

    /** No node whose store was made here reaches it any more. */
    public void goDown() throws SQLException {
        for (SqlConnections node : nodes) {
            node.close();
        }
    }

    @Override
    public void close() throws SQLException {
        goDown();
        execute("DROP SCHEMA " + schema + " CASCADE");
        if (postgres != shared) {
            stop();
        }
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.obconnect.janssen;

import io.jans.orm.PersistenceEntryManager;
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
 * A database of a genuine PostgreSQL, with those of the server's tables that we write to: names, types, lengths and indexes as Janssen's
 * installer makes them. Any number of nodes can have their store on it.
 */
public final class SqlDatabase implements AutoCloseable {

    private static final List<String> TABLES = List.of("""
            CREATE TABLE "jansPerson" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "inum" VARCHAR(64),
            "uid" VARCHAR(64), "displayName" VARCHAR(128), "mail" VARCHAR(96), "jansStatus" VARCHAR(16), "jansExtId" VARCHAR(128),
            "jansExtUid" JSONB, "jansPassExpDate" TIMESTAMP, PRIMARY KEY (doc_id))""", """
            CREATE TABLE "jansPairwiseIdentifier" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128),
            "jansId" VARCHAR(128), "jansSectorIdentifier" VARCHAR(64), "jansClntId" JSONB, "jansUsrId" VARCHAR(64), PRIMARY KEY (doc_id))""", """
            CREATE TABLE "jansClntAuthz" (doc_id VARCHAR(100) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128),
            "jansId" VARCHAR(128), "jansClntId" VARCHAR(64), "jansUsrId" VARCHAR(64), "jansScope" JSONB, "exp" TIMESTAMP, "del" BOOLEAN,
            PRIMARY KEY (doc_id))""", """
            CREATE TABLE "jansToken" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "tknCde" VARCHAR(80),
            "grtId" VARCHAR(64), "ssnId" VARCHAR(64), "clms" VARCHAR(64), "attr" TEXT, "exp" TIMESTAMP, "del" BOOLEAN, PRIMARY KEY (doc_id))""", """
            CREATE INDEX ON "jansPerson" ("inum")""", """
            CREATE INDEX ON "jansPerson" ("uid")""", """
            CREATE INDEX ON "jansPerson" USING GIN (jsonb_path_query_array("jansExtUid", '$[*]'))""", """
            CREATE INDEX ON "jansClntAuthz" ("jansUsrId")""", """
            CREATE INDEX ON "jansToken" ("tknCde")""");
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private final String schema = "server" + COUNTER.incrementAndGet();
    private final List<SqlEntries> stores = new ArrayList<>();

    SqlDatabase() throws SQLException {
        this(TABLES);
    }

    private SqlDatabase(List<String> tables) throws SQLException {
        execute("CREATE SCHEMA " + schema);
        for (String table : tables) {
            execute(table);
        }
    }

    /** Without tables. */
    public static SqlDatabase empty() throws SQLException {
        return new SqlDatabase(List.of());
    }

    // stopped when the JVM ends
    private static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            assumeTrue(starts(), "PostgreSQL doesn't start as root, and this machine has no user namespaces");
            try {
                postgres = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
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

    Connection connection() throws SQLException {
        return DriverManager.getConnection(postgres().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
    }

    /** A node's store; the node runs in this time zone. */
    PersistenceEntryManager store(TimeZone zone) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            connections.add(connection());
        }
        SqlEntries entries = new SqlEntries(connections, zone);
        stores.add(entries);
        return entries.manager();
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

    int count(String table) throws SQLException {
        return Integer.parseInt(value("SELECT COUNT(*) FROM \"" + table + "\""));
    }

    /** No node reaches it any more. */
    void goDown() {
        stores.forEach(SqlEntries::close);
    }

    @Override
    public void close() throws SQLException {
        goDown();
        execute("DROP SCHEMA " + schema + " CASCADE");
    }
}

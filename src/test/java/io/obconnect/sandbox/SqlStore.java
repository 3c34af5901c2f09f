package io.obconnect.sandbox;

import io.jans.as.common.model.common.User;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.sandbox.server.Generation;
import io.obconnect.sandbox.store.PasswordHash;

import java.io.IOException;
import java.sql.SQLException;
import java.util.TimeZone;

/** The server's store on a genuine PostgreSQL, set up as the operator's guide wants it. */
public final class SqlStore implements Store {

    /** What starts a database. */
    private interface Start {
        SqlDatabase database() throws SQLException;
    }

    private final SqlDatabase database;
    private final PersistenceEntryManager entries;
    private final ServerSecrets secrets = ServerSecrets.generate();

    private final Generation generation;

    private SqlStore(SqlDatabase database, Generation generation) throws SQLException {
        this.database = database;
        this.generation = generation;
        this.entries = database.store(TimeZone.getDefault());
    }

    /** On the PostgreSQL that all tests share. */
    public static SqlStore start() throws IOException {
        return start(Generation.byDefault());
    }

    /** The same for nodes of a generation. */
    public static SqlStore start(Generation generation) throws IOException {
        return on(() -> SqlDatabase.start(generation), generation);
    }

    /** For measuring, on a PostgreSQL as a bank has it, see {@link SqlDatabase#durable}. */
    public static SqlStore durable() throws IOException {
        return on(SqlDatabase::durable, Generation.byDefault());
    }

    private static SqlStore on(Start start, Generation generation) throws IOException {
        try {
            SqlDatabase database = start.database();
            try {
                return new SqlStore(database.withIndicesOfTheGuide(), generation);
            } catch (SQLException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("the database doesn't start", e);
        }
    }

    @Override
    public DirectoryAddress address() {
        return new DirectoryAddress(database.url(), secrets.keys(), secrets.salt(), generation);
    }

    @Override
    public PersistenceEntryManager entries() {
        return entries;
    }

    /** For looking and for setting a scene. */
    public SqlDatabase database() {
        return database;
    }

    @Override
    public void addPerson(String inum, String uid, String password) {
        User person = new User();
        person.setDn("inum=" + inum + "," + Directory.PEOPLE);
        person.setUserId(uid);
        person.setAttribute("inum", inum);
        person.setAttribute("userPassword", PasswordHash.of(password));
        person.setAttribute("jansStatus", "active");
        person.setAttribute("displayName", uid);
        person.setAttribute("givenName", "Test");
        person.setAttribute("sn", uid);
        person.setAttribute("mail", uid + "@example.com");
        entries.persist(person);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database doesn't close", e);
        }
    }
}

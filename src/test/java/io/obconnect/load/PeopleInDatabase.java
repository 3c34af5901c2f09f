package io.obconnect.load;

import io.obconnect.person.PersonMarker;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.SqlDatabase;
import io.obconnect.sandbox.server.Generation;
import org.json.JSONArray;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;

/** In a PostgreSQL. Its statistics are brought up to date each time, as the database itself does it after a while. */
final class PeopleInDatabase extends PeopleOnFile {

    private static final int BATCH = 1_000;
    private static final String PERSON = """
            INSERT INTO "jansPerson" (doc_id, "objectClass", dn, inum, uid, "jansStatus", "jansExtId", "jansPassExpDate", "jansExtUid")
            VALUES (?, 'jansPerson', ?, ?, ?, 'active', ?, ?, ?)""";
    private static final String AUTHORIZATION = """
            INSERT INTO "jansClntAuthz" (doc_id, "objectClass", dn, "jansId", "@client@", "jansUsrId")
            VALUES (?, 'jansClntAuthz', ?, ?, ?, ?)""".replace("@client@", Generation.byDefault().authorizationsClient());

    private final SqlDatabase database;

    PeopleInDatabase(SqlDatabase database) {
        this.database = database;
    }

    @Override
    int all() {
        try {
            return database.count("jansPerson");
        } catch (SQLException e) {
            throw new IllegalStateException("Persons not counted", e);
        }
    }

    @Override
    void addTemporary(List<TemporaryPerson> people) {
        insert(PERSON, people, (statement, person) -> {
            bind(statement, person.inum(), person.uid());
            statement.setString(5, person.intent().value());
            statement.setTimestamp(6, Timestamp.from(person.expiry()));
            statement.setObject(7, new JSONArray(PersonMarker.of(person).values()).toString(), Types.OTHER);
        });
        insert(AUTHORIZATION, people, (statement, person) -> {
            statement.setString(1, authorization(person));
            statement.setString(2, "jansId=" + authorization(person) + ",ou=authorizations,o=jans");
            statement.setString(3, authorization(person));
            statement.setString(4, person.clientId());
            statement.setString(5, person.inum());
        });
    }

    @Override
    void addOrdinary(List<String> inums) {
        insert(PERSON, inums, (statement, inum) -> {
            bind(statement, inum, uid(inum));
            statement.setNull(5, Types.VARCHAR);
            statement.setNull(6, Types.TIMESTAMP);
            statement.setNull(7, Types.OTHER);
        });
    }

    private static void bind(PreparedStatement statement, String inum, String uid) throws SQLException {
        statement.setString(1, inum);
        statement.setString(2, "inum=" + inum + "," + Directory.PEOPLE);
        statement.setString(3, inum);
        statement.setString(4, uid);
    }

    /** Binds one row. */
    private interface Row<T> {
        void bind(PreparedStatement statement, T value) throws SQLException;
    }

    private <T> void insert(String sql, List<T> values, Row<T> row) {
        try (Connection connection = database.connection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < values.size(); i++) {
                row.bind(statement, values.get(i));
                statement.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == values.size()) {
                    statement.executeBatch();
                }
            }
            try (Statement statistics = connection.createStatement()) {
                statistics.execute("ANALYZE");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Persons not added", e);
        }
    }
}

package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.as.server.service.UserService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.sandbox.SqlDatabase;
import io.obconnect.sandbox.server.Generation;

import java.sql.SQLException;
import java.util.List;
import java.util.TimeZone;

/** A genuine PostgreSQL with the server's tables. */
final class Tables implements ServerStore {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    final SqlDatabase database;
    private final Generation generation;
    private final AuthorizationEntries entries;

    Tables(Generation generation) throws SQLException {
        database = SqlDatabase.start(generation);
        this.generation = generation;
        entries = ServersAuthorization.entries(generation);
    }

    @Override
    public PersistenceEntryManager node() {
        return node(UTC);
    }

    PersistenceEntryManager node(TimeZone zone) {
        return sql(() -> database.store(zone));
    }

    @Override
    public JanssenPeople people() {
        return people(UTC);
    }

    JanssenPeople people(TimeZone zone) {
        return new JanssenPeople(node(zone), new StaticConfiguration(), new UserService() {
            @Override
            public List<String> getPersonCustomObjectClassList() {
                return List.of("jansCustomPerson");
            }
        }, entries);
    }

    @Override
    public JanssenOneTimeMarkers oneShots(PersistenceEntryManager node, ActiveConfiguration configuration) {
        return new JanssenOneTimeMarkers(node, new StaticConfiguration(), service(node), entries, configuration);
    }

    @Override
    public JanssenTokenRecords records() {
        return new JanssenTokenRecords(node(), new StaticConfiguration());
    }

    @Override
    public JanssenClientAuthorizations authorizations() {
        PersistenceEntryManager node = node();
        return new JanssenClientAuthorizations(node, service(node), entries);
    }

    private ClientAuthorizationsService service(PersistenceEntryManager node) {
        return new ClientAuthorizationsService() {
            @Override
            public String createDn(String id) {
                return "jansId=" + id + ",ou=authorizations,o=jans";
            }

            @Override
            public ClientAuthorization find(String inum, String clientId) {
                return node.contains("ou=authorizations,o=jans", entries.type(), Filter.createEqualityFilter("jansId", createId(inum, clientId)))
                        ? new ClientAuthorization() : null;
            }
        };
    }

    @Override
    public int countOfPersons() {
        return sql(() -> database.count("jansPerson"));
    }

    @Override
    public int countOfAuthorizations() {
        return sql(() -> database.count("jansClntAuthz"));
    }

    @Override
    public int countOfTokens() {
        return sql(() -> database.count("jansToken"));
    }

    @Override
    public int countOfPairwiseSubjects() {
        return sql(() -> database.count("jansPairwiseIdentifier"));
    }

    @Override
    public Removable removable() {
        return new Removable(sql(() -> database.value("SELECT del::text FROM \"jansClntAuthz\"")).equals("true"),
                sql(() -> database.value("SELECT to_char(exp, 'YYYYMMDDHH24MISS') FROM \"jansClntAuthz\"")));
    }

    @Override
    public void allowedOnTheServersPage(String inum, String clientId) {
        execute("INSERT INTO \"jansClntAuthz\" (doc_id, \"objectClass\", \"jansUsrId\", \"" + generation.authorizationsClient() + "\") VALUES ('"
                + inum + "_" + clientId + "', 'jansClntAuthz', '" + inum + "', '" + clientId + "')");
    }

    @Override
    public void pairwiseSubject(String inum) {
        execute("INSERT INTO \"jansPairwiseIdentifier\" (doc_id, \"objectClass\", \"jansUsrId\") VALUES ('" + inum
                + "', 'jansPairwiseIdentifier', '" + inum + "')");
    }

    @Override
    public void malformedPersons(int count) {
        execute("INSERT INTO \"jansPerson\" (doc_id, dn, \"objectClass\", inum, uid, \"jansPassExpDate\", \"jansExtUid\") SELECT 'bad' || n, "
                + "'inum=bad' || n, 'jansPerson', 'bad' || n, 'bad' || n, TIMESTAMP '2020-01-01', '[\"obconnect:v1\", \"obconnect:exp:soon\"]' "
                + "FROM generate_series(1, " + count + ") n");
    }

    @Override
    public void goDown() {
        sql(() -> {
            database.goDown();
            return true;
        });
    }

    @Override
    public void comeUp() {
        // the database itself runs: nodes that are made from now on reach it
    }

    @Override
    public void close() {
        sql(() -> {
            database.close();
            return true;
        });
    }

    private void execute(String statement) {
        sql(() -> {
            database.execute(statement);
            return true;
        });
    }

    private static <T> T sql(Statement<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL", e);
        }
    }

    /** Something that the database may refuse. */
    private interface Statement<T> {
        T run() throws SQLException;
    }
}

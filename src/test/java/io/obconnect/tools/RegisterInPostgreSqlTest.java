package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obconnect.message.Json;
import io.obconnect.sandbox.SqlDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The statements of register and uninstall, run on a genuine PostgreSQL with the server's tables. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class RegisterInPostgreSqlTest {

    private static final String SECRET = "it's a \\ secret with \"quotes\" of 39 chars";
    private static final String ATTRIBUTES = "{\"requirePar\":false,\"updateTokenScriptDns\":[],\"introspectionScripts\":[],\"note\":\"it's a/b\"}";

    @TempDir
    private Path folder;
    private SqlDatabase database;
    private int files;

    @BeforeEach
    void aServersDatabase() throws SQLException, IOException {
        database = SqlDatabase.empty();
        database.execute("""
                CREATE TABLE "jansCustomScr" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "inum" VARCHAR(64),
                "displayName" VARCHAR(128), "description" VARCHAR(768), "jansScr" TEXT, "jansScrTyp" VARCHAR(64), "jansProgLng" VARCHAR(64),
                "jansModuleProperty" JSONB, "jansConfProperty" JSONB, "jansLevel" INT, "jansRevision" INT, "jansEnabled" BOOLEAN,
                "jansScrError" TEXT, "jansAlias" JSONB, PRIMARY KEY (doc_id))""");
        database.execute("CREATE TABLE \"jansClnt\" (doc_id VARCHAR(64) NOT NULL UNIQUE, inum VARCHAR(64), \"jansAttrs\" TEXT, PRIMARY KEY (doc_id))");
        database.execute("CREATE TABLE \"jansAppConf\" (doc_id VARCHAR(64) NOT NULL UNIQUE, dn VARCHAR(128), \"jansAuthMode\" VARCHAR(64), "
                + "PRIMARY KEY (doc_id))");
        database.execute("INSERT INTO \"jansAppConf\" VALUES ('jans', 'ou=configuration,o=jans', 'basic'), ('other', 'ou=other,o=jans', 'basic')");
        client("tpp-1", ATTRIBUTES);
        client("tpp-2", ATTRIBUTES.replace("Dns\":[", "Dns\":[\"inum=OTHER,ou=scripts,o=jans\""));
        client("ordinary", ATTRIBUTES);
        Files.writeString(folder.resolve("shared.secret"), SECRET);
        Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=tpp-1 tpp-2
                client_name=O'Neill
                organization_name=Bank für Beispiele
                expiry=300
                consent_app_server_name=https://consent.bank.example
                hostname=https://auth.bank.example
                """);
    }

    private void client(String id, String attributes) throws SQLException {
        database.execute("INSERT INTO \"jansClnt\" VALUES ('" + id + "', '" + id + "', '" + attributes.replace("'", "''") + "')");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void register() throws Exception {
        Path sql = folder.resolve("change-" + ++files + ".sql");
        Ran ran = Ran.obconnect("register", "--sql-out", sql, "--sql-dialect", "postgresql", "--default-acr", "--properties",
                folder.resolve("bank.properties"), "--shared-secret-file", folder.resolve("shared.secret"));
        assertThat(ran.exitCode()).as(ran.all()).isZero();
        database.execute(Files.readString(sql));
    }

    private Map<String, Object> attributes(String client) throws SQLException {
        return Json.object(database.value("SELECT \"jansAttrs\" FROM \"jansClnt\" WHERE inum = '" + client + "'")).orElseThrow();
    }

    private String script(String column) throws SQLException {
        return database.value("SELECT " + column + " FROM \"jansCustomScr\" WHERE inum = 'OBC0-0001'");
    }

    private String defaultAcr() throws SQLException {
        return database.value("SELECT string_agg(\"jansAuthMode\", ' ' ORDER BY doc_id) FROM \"jansAppConf\"");
    }

    @Test
    void theServerFindsScriptsClientsAndDefaultAcr() throws Exception {
        register();

        assertThat(database.value("SELECT string_agg(inum || ' ' || \"displayName\" || ' ' || \"jansScrTyp\" || ' ' || \"jansEnabled\", ', ' ORDER BY inum) "
                + "FROM \"jansCustomScr\"")).isEqualTo("OBC0-0001 obconnect person_authentication true, OBC0-0002 obconnect_update_token update_token "
                + "true, OBC0-0003 obconnect_introspection introspection true");
        assertThat(script("dn")).isEqualTo("inum=OBC0-0001,ou=scripts,o=jans");
        assertThat(script("\"jansScr\"")).isEqualTo(Files.readString(Path.of("deploy/scripts/person_authentication.py")));
        assertThat(script("\"jansAlias\"->>1")).as("an array, as the server reads it").isEqualTo("urn:openbanking:psd2:ca");
        String secret = "SELECT p.value FROM \"jansCustomScr\", jsonb_array_elements_text(\"jansConfProperty\") p WHERE p.value LIKE '%sharedSecret%'";
        assertThat(Json.object(database.value(secret)).orElseThrow()).containsEntry("value2", SECRET).containsEntry("hide", true);
        assertThat(Json.strings(attributes("tpp-1"), "updateTokenScriptDns")).containsExactly("inum=OBC0-0002,ou=scripts,o=jans");
        assertThat(Json.strings(attributes("tpp-2"), "updateTokenScriptDns"))
                .containsExactly("inum=OTHER,ou=scripts,o=jans", "inum=OBC0-0002,ou=scripts,o=jans");
        assertThat(attributes("ordinary")).isEqualTo(Json.object(ATTRIBUTES).orElseThrow());
        assertThat(defaultAcr()).isEqualTo("obconnect basic");
    }

    @Test
    void aSecondRunRaisesTheRevisionAndNothingElse() throws Exception {
        register();
        String before = database.value("SELECT string_agg(\"jansAttrs\", '|' ORDER BY inum) FROM \"jansClnt\"");
        register();

        assertThat(script("\"jansRevision\"")).isEqualTo("2");
        assertThat(database.value("SELECT COUNT(*) FROM \"jansCustomScr\"")).isEqualTo("3");
        assertThat(database.value("SELECT string_agg(\"jansAttrs\", '|' ORDER BY inum) FROM \"jansClnt\"")).isEqualTo(before);
    }

    @Test
    void uninstallLeavesTheDatabaseAsItWas() throws Exception {
        List<Map<String, Object>> before = List.of(attributes("tpp-1"), attributes("tpp-2"), attributes("ordinary"));
        register();
        Path back = folder.resolve("back.sql");
        assertThat(Ran.obconnect("uninstall", "--sql-out", back, "--sql-dialect", "postgresql", "--acr", "basic").exitCode()).isZero();
        database.execute(Files.readString(back));

        assertThat(List.of(attributes("tpp-1"), attributes("tpp-2"), attributes("ordinary"))).isEqualTo(before);
        assertThat(database.value("SELECT COUNT(*) FROM \"jansCustomScr\"")).isEqualTo("0");
        assertThat(defaultAcr()).isEqualTo("basic basic");
    }

    @Test
    void aNameOfOursUnderAnotherInumEndsTheTransactionAndIsNamed() throws Exception {
        database.execute("INSERT INTO \"jansCustomScr\" (doc_id, inum, \"displayName\", \"jansScr\") VALUES ('A1B2', 'A1B2', 'obconnect', 'print 1'), "
                + "('C3D4', 'C3D4', 'obconnect_introspection', 'from io.obconnect.janssen import x')");

        refused("the name obconnect stands under the inum A1B2", "the name obconnect_introspection stands under the inum C3D4");

        assertThat(database.value("SELECT string_agg(inum, ' ' ORDER BY inum) FROM \"jansCustomScr\"")).isEqualTo("A1B2 C3D4");
    }

    @Test
    void anotherScriptUnderAnInumOfOursEndsTheTransaction() throws Exception {
        database.execute("INSERT INTO \"jansCustomScr\" (doc_id, inum, \"displayName\", \"jansScr\") VALUES ('OBC0-0002', 'OBC0-0002', 'another', 'print 1')");

        refused("the inum OBC0-0002 holds a script that isn't Obconnect's");
    }

    @Test
    void aClientThatDoesNotExistEndsTheTransactionAndIsNamed() throws Exception {
        database.execute("DELETE FROM \"jansClnt\" WHERE inum = 'tpp-2'");

        refused("there is no client tpp-2");

        assertThat(database.value("SELECT COUNT(*) FROM \"jansCustomScr\"")).isEqualTo("0");
    }

    @Test
    void aServerWithoutTheRowOfTheDefaultAcrEndsTheTransaction() throws Exception {
        database.execute("DELETE FROM \"jansAppConf\" WHERE doc_id = 'jans'");

        refused("there is no ou=configuration,o=jans");
    }

    /** And whatever is wrong, what was there is as it was. */
    private void refused(String... messages) throws Exception {
        String clients = database.value("SELECT string_agg(inum || \"jansAttrs\", '|' ORDER BY inum) FROM \"jansClnt\"");
        String acr = defaultAcr();
        assertThatThrownBy(this::register).isInstanceOf(SQLException.class).message().contains("obconnect changed nothing").contains(messages);
        assertThat(database.value("SELECT string_agg(inum || \"jansAttrs\", '|' ORDER BY inum) FROM \"jansClnt\"")).isEqualTo(clients);
        assertThat(defaultAcr()).isEqualTo(acr);
    }

    @Test
    void uninstallEndsWithAnErrorWhereAScriptOfOursStandsElsewhere() throws Exception {
        register();
        database.execute("UPDATE \"jansCustomScr\" SET doc_id = 'A1B2', inum = 'A1B2' WHERE \"displayName\" = 'obconnect'");
        Path back = folder.resolve("back.sql");
        Ran.obconnect("uninstall", "--sql-out", back, "--acr", "basic");

        assertThatThrownBy(() -> database.execute(Files.readString(back))).hasMessageContaining("the name obconnect stands under the inum A1B2");

        assertThat(database.value("SELECT COUNT(*) FROM \"jansCustomScr\"")).isEqualTo("3");
        assertThat(defaultAcr()).isEqualTo("obconnect basic");
    }
}

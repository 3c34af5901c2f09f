package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obconnect.sandbox.SqlDatabase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A client for the config-api by the tool's own hand, as the server's database and directory take it. */
class ApiClientTest {

    private static final String SALT = "abcdefghijklmnopqrstuvwx";

    @TempDir
    private Path folder;

    @BeforeEach
    void theServersSalt() throws IOException {
        Files.writeString(folder.resolve("salt"), "encodeSalt = " + SALT + "\n");
    }

    private Ran apiClient(Object... more) {
        return Ran.obconnect(Stream.concat(Stream.of("api-client", "--salt-file", folder.resolve("salt"), "--secret-out", folder.resolve("api.secret")),
                Stream.of(more)).toArray());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
    void isARowWithTheScopesOfThisServerAndASecretThatItsSaltOpens() throws Exception {
        try (SqlDatabase database = database()) {
            Ran ran = apiClient("--sql-out", folder.resolve("client.sql"));
            assertThat(ran.exitCode()).as(ran.all()).isZero();

            database.execute(Files.readString(folder.resolve("client.sql")));

            String secret = Files.readString(folder.resolve("api.secret"));
            assertThat(ran.all()).doesNotContain(secret);
            assertThat(opened(database.value("SELECT \"jansClntSecret\" FROM \"jansClnt\""))).isEqualTo(secret).hasSize(32);
            assertThat(database.value("SELECT \"jansGrantTyp\"::text FROM \"jansClnt\"")).isEqualTo("[\"client_credentials\"]");
            assertThat(database.value("SELECT jsonb_array_length(\"jansScope\") FROM \"jansClnt\"")).isEqualTo(String.valueOf(ConfigApi.SCOPES.size()));
            assertThat(database.value("SELECT \"jansScope\"::text FROM \"jansClnt\"")).contains("inum=1800.0,ou=scopes,o=jans").doesNotContain("inum=other");
            assertThat(database.value("SELECT dn || ' ' || \"jansTrustedClnt\" || ' ' || \"jansDisabled\" FROM \"jansClnt\""))
                    .isEqualTo("inum=1800.obconnect,ou=clients,o=jans false false");
            String again = Files.readString(folder.resolve("client.sql"));
            assertThatThrownBy(() -> database.execute(again)).hasMessageContaining("there is a client 1800.obconnect already");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
    void aServerWithoutOneOfTheScopesIsTold() throws Exception {
        try (SqlDatabase database = database()) {
            database.execute("DELETE FROM \"jansScope\" WHERE \"jansId\" LIKE '%acrs.write'");
            apiClient("--sql-out", folder.resolve("client.sql"));

            assertThatThrownBy(() -> database.execute(Files.readString(folder.resolve("client.sql"))))
                    .hasMessageContaining("there is no scope https://jans.io/oauth/config/acrs.write");
            assertThat(database.value("SELECT COUNT(*) FROM \"jansClnt\"")).isEqualTo("0");
        }
    }

    @Test
    void isAnEntryInTheDirectory() throws IOException {
        Path current = Files.writeString(folder.resolve("current.ldif"), "dn: ou=configuration,o=jans\nobjectClass: jansAppConf\n\n"
                + ConfigApi.SCOPES.stream().map(scope -> "dn: inum=1800." + ConfigApi.SCOPES.indexOf(scope)
                + ",ou=scopes,o=jans\nobjectClass: jansScope\njansId: " + scope + "\n").collect(Collectors.joining("\n")));

        Ran ran = apiClient("--ldif-current", current, "--ldif-out", folder.resolve("client.ldif"), "--id", "tools");

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(Files.readString(folder.resolve("client.ldif"))).contains("dn: inum=tools,ou=clients,o=jans\nchangetype: add\n",
                "jansGrantTyp: client_credentials\n", "jansScope: inum=1800.7,ou=scopes,o=jans\n");
        Files.writeString(current, Files.readString(current).replace("acrs.write", "acrs.other"));
        Files.delete(folder.resolve("api.secret"));
        assertThat(apiClient("--ldif-current", current, "--ldif-out", folder.resolve("other.ldif")).err()).contains("the export has no scope");
    }

    @Test
    void aSaltThatIsNoneIsRefusedAndNothingIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("salt"), "encodeSalt = short\n");
        assertThat(apiClient("--sql-out", folder.resolve("client.sql")).err()).contains("holds no encodeSalt of 24 characters");

        theServersSalt();
        Files.writeString(folder.resolve("api.secret"), "mine");
        assertThat(apiClient("--sql-out", folder.resolve("client.sql"))).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("is there already");
        });
        assertThat(folder.resolve("client.sql")).doesNotExist();
    }

    private static SqlDatabase database() throws SQLException {
        SqlDatabase database = SqlDatabase.empty();
        database.execute("""
                CREATE TABLE "jansClnt" (doc_id VARCHAR(64) NOT NULL UNIQUE, "objectClass" VARCHAR(48), dn VARCHAR(128), "inum" VARCHAR(64),
                "displayName" VARCHAR(128), "jansClntSecret" VARCHAR(64), "jansRespTyp" JSONB, "jansGrantTyp" JSONB, "jansScope" JSONB,
                "jansTrustedClnt" BOOLEAN, "jansPersistClntAuthzs" BOOLEAN, "jansDisabled" BOOLEAN, "jansAccessTknAsJwt" BOOLEAN,
                "jansSubjectTyp" VARCHAR(64), "jansIdTknSignedRespAlg" VARCHAR(64), "jansAccessTknSigAlg" VARCHAR(64), "jansAppTyp" VARCHAR(64),
                "jansTknEndpointAuthMethod" VARCHAR(64), "jansAttrs" TEXT, "del" BOOLEAN, PRIMARY KEY (doc_id))""");
        database.execute("CREATE TABLE \"jansScope\" (doc_id VARCHAR(64) NOT NULL UNIQUE, dn VARCHAR(128), \"jansId\" VARCHAR(128), PRIMARY KEY (doc_id))");
        List<String> scopes = ConfigApi.SCOPES;
        for (int i = 0; i < scopes.size(); i++) {
            database.execute("INSERT INTO \"jansScope\" VALUES ('1800." + i + "', 'inum=1800." + i + ",ou=scopes,o=jans', '" + scopes.get(i) + "')");
        }
        database.execute("INSERT INTO \"jansScope\" VALUES ('other', 'inum=other,ou=scopes,o=jans', 'openid')");
        return database;
    }

    /** As the server opens it: triple DES with the salt's 24 octets as key. */
    private static String opened(String stored) throws Exception {
        Cipher cipher = Cipher.getInstance("DESede");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(SALT.getBytes(StandardCharsets.UTF_8), "DESede"));
        return new String(cipher.doFinal(Base64.getDecoder().decode(stored)), StandardCharsets.UTF_8);
    }
}

package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterBySqlTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void properties() throws IOException {
        Files.writeString(folder.resolve("shared.secret"), "it's a \\ secret of enough letters");
        Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=tpp-1
                client_name=O'Neill
                organization_name=Example Bank
                expiry=300
                consent_app_server_name=https://consent.bank.example
                hostname=https://auth.bank.example
                """);
    }

    private String register(String dialect, Object... more) throws IOException {
        Path sql = folder.resolve(dialect + ".sql");
        Ran ran = Ran.obconnect(Stream.concat(Stream.of("register", "--sql-out", sql, "--sql-dialect", dialect, "--default-acr", "--properties",
                folder.resolve("bank.properties"), "--shared-secret-file", folder.resolve("shared.secret")), Stream.of(more)).toArray());
        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ran.all()).doesNotContain("it's a");
        return Files.readString(sql);
    }

    @Test
    void quotesAreDoubledAndBackslashesAreTheDialects() throws IOException {
        // the secret's backslash is escaped by the property's JSON, by the JSON list around it, and on MySQL once more
        assertThat(register("postgresql")).contains("O''Neill", "it''s a \\\\\\\\ secret").doesNotContain("it''s a \\\\\\\\\\ secret");
        assertThat(register("mysql")).contains("O''Neill", "it''s a \\\\\\\\\\\\\\\\ secret");
    }

    @Test
    void everythingIsOneTransactionThatLooksFirstWhetherItCanBeCarriedOut() throws IOException {
        for (String dialect : new String[] {"postgresql", "mysql"}) {
            String sql = register(dialect);
            assertThat(sql).containsSubsequence("the name obconnect stands under the inum ", "there is no client tpp-1", "DELETE FROM", "INSERT INTO",
                    "UPDATE", "COMMIT;").containsPattern("(BEGIN|START TRANSACTION);").containsPattern("jansAuthMode.* = 'obconnect' WHERE");
        }
    }

    @Test
    void onMySqlAnErrorThatQuotesWhatIsWrongEndsTheScriptBeforeAnythingIsChanged() throws IOException {
        String sql = register("mysql");

        // a temporary table commits nothing (MySQL manual, "Statements That Cause an Implicit Commit"), and a row twice under one key is an error
        assertThat(sql).containsSubsequence("CREATE TEMPORARY TABLE `obconnect_wrong` (`what` VARCHAR(255) PRIMARY KEY);", "START TRANSACTION;",
                "INSERT INTO `obconnect_wrong` SELECT w.what FROM (", "JOIN (SELECT 1 AS n UNION ALL SELECT 2) twice;", "DELETE FROM `jansCustomScr`");
        assertThat(sql).contains("mysql < FILE").doesNotContain("CAST(");
    }

    @Test
    void listsAreArraysOnPostgreSqlAndOnMySqlWhatTheRowsThereAre() throws IOException {
        assertThat(register("postgresql")).contains("'[\"urn:openbanking:psd2:sca\",\"urn:openbanking:psd2:ca\"]'::jsonb").doesNotContain("{\"v\":");
        assertThat(register("mysql")).contains("SET @plain = (SELECT COUNT(*) FROM `jansCustomScr` WHERE JSON_TYPE(`jansModuleProperty`) = 'ARRAY') > 0;",
                "IF(@plain, '[\"urn:openbanking:psd2:sca\",\"urn:openbanking:psd2:ca\"]', '{\"v\":[\"urn:openbanking:psd2:sca\",\"urn:openbanking:psd2:ca\"]}')");
    }

    @Test
    void aPropertyWithoutAValueIsLeftOutAsInTheOtherRegistries() throws IOException {
        Files.writeString(folder.resolve("bank.properties"), "person_lifetime=600\n", StandardOpenOption.APPEND);

        assertThat(register("postgresql")).contains("person_lifetime");
        Files.delete(folder.resolve("postgresql.sql"));
        assertThat(register("postgresql", "-P", "person_lifetime=")).doesNotContain("person_lifetime");
    }

    @Test
    void removalTouchesOnlyWhatIsOurs() throws IOException {
        Path sql = folder.resolve("back.sql");

        assertThat(Ran.obconnect("uninstall", "--sql-out", sql, "--acr", "basic").exitCode()).isZero();

        assertThat(Files.readString(sql)).contains("LIKE '%io.obconnect.janssen%'", "\"jansAuthMode\" = 'basic'", "\"jansAuthMode\" = 'obconnect'");
    }
}

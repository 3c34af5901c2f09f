package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private String register(String dialect) throws IOException {
        Path sql = folder.resolve(dialect + ".sql");
        Ran ran = Ran.obconnect("register", "--sql-out", sql, "--sql-dialect", dialect, "--default-acr", "--properties",
                folder.resolve("bank.properties"), "--shared-secret-file", folder.resolve("shared.secret"));
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
    void everythingIsOneTransactionThatLooksForItselfAtWhatIsThere() throws IOException {
        for (String dialect : new String[] {"postgresql", "mysql"}) {
            assertThat(register(dialect)).contains("WHERE NOT EXISTS", "COMMIT;").containsPattern("jansAuthMode.* = 'obconnect' WHERE .*EXISTS")
                    .containsPattern("(BEGIN|START TRANSACTION);").containsPattern("'tpp-1' AND EXISTS");
        }
    }

    @Test
    void removalTouchesOnlyWhatIsOurs() throws IOException {
        Path sql = folder.resolve("back.sql");

        assertThat(Ran.obconnect("uninstall", "--sql-out", sql, "--acr", "basic").exitCode()).isZero();

        assertThat(Files.readString(sql)).contains("LIKE '%io.obconnect.janssen%'", "\"jansAuthMode\" = 'basic'", "\"jansAuthMode\" = 'obconnect'");
    }
}

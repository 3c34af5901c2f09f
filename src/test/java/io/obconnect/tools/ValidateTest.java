package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void goodProperties() throws IOException {
        file = Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=tpp-1
                client_name=Example Payments
                organization_name=Bank für Beispiele
                expiry=300
                consent_app_server_name=https://consent.bank.example
                hostname=https://auth.bank.example
                sharedSecret=a secret that nobody may see anywhere
                requestSecret=env:REQUEST_SECRET
                """);
    }

    private Ran validate(Object... more) {
        return Ran.obconnect(Stream.concat(Stream.of("validate", file), Stream.of(more)).toArray());
    }

    @Test
    void goodPropertiesNeedNoServer() {
        assertThat(validate()).satisfies(ran -> {
            assertThat(ran.exitCode()).as(ran.all()).isZero();
            assertThat(ran.out()).contains("ok      the properties can be used for https://auth.bank.example", "0 to correct, 0 to look at.")
                    .doesNotContain("nobody may see");
        });
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsCode() throws IOException {
        Files.writeString(file, Files.readString(file).replace("expiry=300", "expirey=300").replace("https://consent", "http://consent")
                .replace("a secret that nobody may see anywhere", "short"));

        assertThat(validate()).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains("error   OBC-201 expiry", "error   OBC-205 consent_app_server_name", "error   OBC-204 sharedSecret",
                    "error   OBC-207 expirey", "Did you mean expiry?", "4 to correct");
        });
        assertThat(validate("--short").out().lines()).hasSize(5);
    }

    @Test
    void theHostnameIsComparedWhereTheIssuerIsGiven() {
        assertThat(validate("--issuer", "https://other.example")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains("OBC-206");
        });
        assertThat(validate("--issuer", "https://auth.bank.example").exitCode()).isZero();
    }

    @Test
    void warningsCountOnlyWhereThatIsAsked() throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^requestSecret.*$", ""));

        assertThat(validate("--json")).satisfies(ran -> {
            assertThat(ran.exitCode()).as(ran.all()).isZero();
            assertThat(ran.out()).contains("\"code\":\"OBC-209\"", "\"level\":\"warning\"");
        });
        assertThat(validate("--strict").exitCode()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereIsNoFinding() throws IOException {
        Files.delete(file);

        assertThat(validate()).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("can't be read as a properties file");
        });
    }
}

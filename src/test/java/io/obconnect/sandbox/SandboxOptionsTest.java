package io.obconnect.sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SandboxOptionsTest {

    @TempDir
    private Path folder;

    @Test
    void nothingGivenIsTheDemosOwnConsentAppInLegacyOnPortsThatAreFree() throws IOException {
        SandboxOptions options = SandboxOptions.read(Map.of("sandbox.port", "", "sandbox.consent_app", " ", "sandbox.protocol", ""));

        assertThat(options.strict()).isFalse();
        assertThat(options.consentApp()).isEmpty();
        assertThat(all(options.ports())).doesNotHaveDuplicates().allSatisfy(port -> {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            }
        });
    }

    @Test
    void whereAPreferredPortIsTakenAnotherIsFoundForThatOneAlone() throws IOException {
        List<Integer> before = all(SandboxOptions.read(Map.of()).ports());
        try (ServerSocket taken = new ServerSocket(before.get(0), 1, InetAddress.getLoopbackAddress())) {
            List<Integer> now = all(SandboxOptions.read(Map.of()).ports());

            assertThat(now).doesNotContain(taken.getLocalPort()).doesNotHaveDuplicates();
            assertThat(now).filteredOn(port -> port >= 8081 && port <= 8084).containsExactlyElementsOf(before.subList(1, 5).stream()
                    .filter(port -> port >= 8081 && port <= 8084).toList());
        }
    }

    @Test
    void onePortMovesAllFive() throws IOException {
        int first = aRowOfFreePorts();

        assertThat(all(SandboxOptions.read(Map.of("sandbox.port", String.valueOf(first))).ports()))
                .containsExactly(first, first + 1, first + 2, first + 3, first + 4);
    }

    @Test
    void aPortThatWasAskedForAndIsTakenIsOneLine() throws IOException {
        int first = aRowOfFreePorts();
        try (ServerSocket taken = new ServerSocket(first + 3, 1, InetAddress.getLoopbackAddress())) {
            SandboxOptions options = SandboxOptions.read(Map.of("sandbox.port", String.valueOf(first)));

            assertThatThrownBy(options::ports).isInstanceOf(IllegalArgumentException.class).message()
                    .isEqualTo("Port %d is taken; -Dsandbox.port=%d needs %d to %d. Give another, or none: then free ones are found."
                            .formatted(taken.getLocalPort(), first, first, first + 4));
        }
    }

    /** As Maven runs it before anything is built: from its source, with nothing but the JDK. */
    @Test
    void whatIsWrongIsToldFromTheSourceAlone() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "src/test/java/io/obconnect/sandbox/SandboxOptions.java", "sandbox.port=", "sandbox.consent_app=localhost:9191").start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().lines()).singleElement().asString()
                .startsWith("-Dsandbox.consent_app=localhost:9191: give the Consent App's whole address");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"port, 80", "port, 65533", "port, eighty", "consent_app, localhost:9191", "consent_app, http://bank.example/", "consent_app, ftp://localhost/",
        "consent_app, 'not an address'", "protocol, Strict", "secret_file, no-such-file"})
    void aWrongPropertyIsNamedWithItsValue(String name, String value) {
        assertThatThrownBy(() -> SandboxOptions.read(Map.of("sandbox." + name, value))).isInstanceOf(IllegalArgumentException.class)
                .message().startsWith("-Dsandbox." + name + "=" + value + ": ").doesNotContain("\n");
    }

    @Test
    void theSecretComesFromItsFileWithoutTheNewlineAndIsNeverQuoted() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "a secret of some length\n");
        assertThat(SandboxOptions.read(Map.of("sandbox.secret_file", file.toString())).secret()).contains("a secret of some length");

        for (String wrong : List.of("too-short\n", "base64url:bm90aGluZy1mb3Itbm9ib2R5")) {
            Path other = Files.writeString(folder.resolve("wrong"), wrong);
            assertThatThrownBy(() -> SandboxOptions.read(Map.of("sandbox.secret_file", other.toString()))).isInstanceOf(IllegalArgumentException.class)
                    .message().doesNotContain(wrong.strip());
        }
    }

    private static List<Integer> all(SandboxOptions.Ports ports) {
        return Arrays.asList(ports.server(), ports.tpp(), ports.consentApp(), ports.internalOp(), ports.ldap());
    }

    /** The first of five that follow each other and are free. */
    private static int aRowOfFreePorts() throws IOException {
        for (int first = 20_000; first < 60_000; first += 5) {
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int i = 0; i < 5; i++) {
                    held.add(new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress()));
                }
                return first;
            } catch (IOException e) {
                continue; // one of them is taken
            } finally {
                for (ServerSocket socket : held) {
                    socket.close();
                }
            }
        }
        throw new AssertionError("no five free ports in a row");
    }
}

package io.obconnect.sandbox;

import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole sandbox with the packaged extension, on any free ports. */
class SandboxIT {

    @Test
    void theHeadlessWalkFindsNothingWrongAndTheFileDescribesTheSandbox() throws Exception {
        Optional<Path> extension = AuthServer.packagedJar();
        assertThat(extension).as("system property obconnect.jar names the packaged extension").isPresent();
        try (Sandbox sandbox = new Sandbox(0, Optional.empty())) {
            sandbox.start(extension);
            assertThat(sandbox.walk()).isTrue();

            Path file = Files.createTempFile("sandbox", ".json");
            try {
                sandbox.describe().write(file);
                JSONObject described = new JSONObject(Files.readString(file));
                assertThat(described.getString("base")).isEqualTo(sandbox.server().base().toString());
                assertThat(described.getString("shared_secret")).hasSizeGreaterThan(40);
                assertThat(described.getJSONObject("tpp").keySet()).contains("client_id", "client_secret", "redirect_uri");
                assertThat(described.getJSONArray("tpps")).hasSize(3);
                assertThat(described.getJSONArray("tpps").getJSONObject(2).keySet()).contains("jwks", "private_jwk");
                assertThat(described.getJSONObject("ldap").getInt("port")).isEqualTo(sandbox.directory().port());
                assertThat(described.getJSONObject("properties").keySet()).contains("sharedSecret", "tpp_client_id", "client_name",
                        "organization_name", "expiry", "consent_app_server_name", "hostname");
                assertThat(described.getJSONObject("person").keySet()).containsExactlyInAnyOrder("username", "password");
                assertThat(described.getString("consent_app")).startsWith("http://localhost:");
            } finally {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatIsOpenIsClosedWhereAPortIsTaken() throws Exception {
        try (Sandbox sandbox = new Sandbox(0, Optional.empty());
             ServerSocket taken = new ServerSocket(sandbox.tppUrl().getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> sandbox.start(Optional.empty())).as("port %s", taken.getLocalPort()).isInstanceOf(IOException.class);

            int server = sandbox.server().base().getPort();
            try (ServerSocket again = new ServerSocket(server, 1, InetAddress.getLoopbackAddress())) {
                assertThat(again.isBound()).isTrue();
            }
        }
    }

    @Test
    void inStrictTheHeadlessWalkFindsNothingWrongEither(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a secret that a builder has chosen\n");
        SandboxOptions options = SandboxOptions.read(Map.of("sandbox.port", "0", "sandbox.protocol", "strict", "sandbox.secret_file", secret.toString()));
        try (Sandbox sandbox = new Sandbox(options)) {
            sandbox.start(AuthServer.packagedJar());

            assertThat(sandbox.walk()).isTrue();
            assertThat(sandbox.sharedSecret()).isEqualTo("a secret that a builder has chosen");
            assertThat(sandbox.describe().properties()).containsEntry("protocol", "strict");
        }
    }
}

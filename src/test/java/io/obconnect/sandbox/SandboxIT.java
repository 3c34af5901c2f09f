package io.obconnect.sandbox;

import org.json.JSONObject;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try (Sandbox first = new Sandbox(0, Optional.empty())) {
            first.start(Optional.empty());
            int port = first.server().base().getPort();
            try (Sandbox second = new Sandbox(port, Optional.empty())) {
                assertThatThrownBy(() -> second.start(Optional.empty())).isInstanceOf(IOException.class).hasMessageContaining("taken");
            }
        }
    }
}

package io.obconnect.request;

import io.obconnect.docs.TppExample;
import io.obconnect.request.ValidatedRequest.KeySource;
import io.obconnect.request.ValidatedRequest.Authentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the examples of the TPPs' page, word for word. */
class TppGuideTest {

    @TempDir
    private Path directory;

    @Test
    void the_signed_example_is_accepted() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Tpp.RSA.getPrivateKey().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        ValidatedRequest request = verified(run("ps256.mjs", Map.of("PRIVATE_KEY_PEM", pem, "KID", "rsa-1")));
        assertThat(request.asked().intent().value()).isEqualTo(Tpp.INTENT);
        assertThat(request.authentication()).isEqualTo(new Authentication.Signed("PS256"));
        assertThat(request.asked().acr()).isEqualTo(new AcrRequirement(AcrRequirement.PSD2, true));
        assertThat(request.parameter("state")).contains("my-state");
    }

    @Test
    void the_dir_example_is_accepted() {
        ValidatedRequest request = verified(run("dir.mjs", Map.of("CLIENT_SECRET", Tpp.CLIENT_SECRET)));
        assertThat(request.asked().intent().value()).isEqualTo(Tpp.INTENT);
        assertThat(request.authentication()).isEqualTo(new Authentication.Encrypted(KeySource.CLIENT_SECRET));
        assertThat(request.parameter("scope")).contains("openid accounts");
    }

    private static ValidatedRequest verified(String address) {
        Map<String, String> query = ParametersTest.ofQuery(URI.create(address).getRawQuery()).singles();
        return RequestObjectsTest.accepted(Tpp.verify(query.get("request"), query, Tpp.client(), Tpp.configuration(), Tpp.SERVER, Instant.now()));
    }

    private String run(String name, Map<String, String> environment) {
        return new TppExample(name, directory).run(environment);
    }
}

package io.obconnect.request;

import io.obconnect.request.ValidatedRequest.KeySource;
import io.obconnect.request.ValidatedRequest.Authentication;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs the examples of the TPPs' page, word for word. */
class TppGuideTest {

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsNode() {
        assumeTrue(nodeRuns(), "the examples are for Node, which isn't installed here");
    }

    private static boolean nodeRuns() {
        try {
            Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            node.getInputStream().readAllBytes();
            return node.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void the_signed_example_is_accepted() throws Exception {
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
    void the_dir_example_is_accepted() throws Exception {
        ValidatedRequest request = verified(run("dir.mjs", Map.of("CLIENT_SECRET", Tpp.CLIENT_SECRET)));
        assertThat(request.asked().intent().value()).isEqualTo(Tpp.INTENT);
        assertThat(request.authentication()).isEqualTo(new Authentication.Encrypted(KeySource.CLIENT_SECRET));
        assertThat(request.parameter("scope")).contains("openid accounts");
    }

    private static ValidatedRequest verified(String address) {
        Map<String, String> query = ParametersTest.ofQuery(URI.create(address.strip()).getRawQuery()).singles();
        return RequestObjectsTest.accepted(Tpp.verify(query.get("request"), query, Tpp.client(), Tpp.configuration(), Tpp.SERVER, Instant.now()));
    }

    private String run(String name, Map<String, String> environment) throws Exception {
        Path script = Files.writeString(directory.resolve(name), example(name));
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder("node", script.toString()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process node = builder.start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(() -> read(errors)).isZero();
        return output;
    }

    private static String example(String name) throws IOException {
        Matcher fence = Pattern.compile("```js\n(// " + Pattern.quote(name) + "\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "tpp.md")));
        assertThat(fence.find()).as("docs/tpp.md has the example " + name).isTrue();
        return fence.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}

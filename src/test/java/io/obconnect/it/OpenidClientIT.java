package io.obconnect.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.obconnect.docs.TppExample;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The TPPs' guide's example with openid-client, the library that most TPPs on Node use, walks whole journeys (protocol section 1). */
class OpenidClientIT {

    private static final Path MODULES = Path.of("target", "openid-client");
    private static Embedded fapi;

    private final TppExample example = new TppExample("openid-client.mjs", MODULES);
    private final String intent = Walk.anIntent();

    @BeforeAll
    static void install() throws Exception {
        TppExample.installed("node");
        TppExample.installed("npm");
        Files.createDirectories(MODULES);
        for (String file : new String[] {"package.json", "package-lock.json"}) {
            Files.copy(Path.of("src/test/resources/openid-client", file), MODULES.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--fetch-retries=1",
                "--fetch-timeout=60000")
                .directory(MODULES.toFile()).redirectErrorStream(true).start();
        String said = new String(npm.getInputStream().readAllBytes(), UTF_8);
        int exit = npm.waitFor();
        // npm's words for a registry that is out of reach, which is nobody's fault here
        assumeThat(exit != 0 && said.matches("(?s).*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|code E50\\d).*"))
                .as("no registry: " + said).isFalse();
        assertThat(exit).as(() -> "npm ci: " + said).isZero();
    }

    @AfterAll
    static void stop() {
        if (fapi != null) {
            fapi.close();
            fapi = null;
        }
    }

    @ParameterizedTest
    @CsvSource({"signed, code", "signed, hybrid", "signed, jarm", "par, code", "par, hybrid", "par, jarm"})
    void a_signed_request_leads_to_tokens_for_its_intent(String form, String answer) throws Exception {
        Settings settings = Embedded.shared().settings();
        tokens(new Walk(settings, settings.tpps().get(2)), form, answer);
    }

    @ParameterizedTest
    @CsvSource({"code", "hybrid", "jarm"})
    void a_push_without_an_object_leads_to_tokens_for_its_intent(String answer) throws Exception {
        Settings settings = Embedded.shared().settings();
        tokens(new Walk(settings, settings.tpps().get(0)), "push", answer);
    }

    @ParameterizedTest
    @CsvSource({"signed, hybrid", "signed, jarm", "par, hybrid", "par, jarm"})
    void so_it_does_in_fapi_mode(String form, String answer) throws Exception {
        if (fapi == null) {
            fapi = Embedded.start(Map.of(), builder -> builder.setting("fapi", "true"));
        }
        Settings settings = fapi.settings();
        tokens(new Walk(settings, settings.tpps().get(2)), form, answer);
    }

    @Test
    void an_answer_with_somebody_elses_state_is_not_taken() throws Exception {
        Settings settings = Embedded.shared().settings();
        Walk walk = new Walk(settings, settings.tpps().get(2));
        Process node = example.start(environment(walk), "signed", "code");
        try (BufferedReader out = node.inputReader(UTF_8); Writer in = node.outputWriter(UTF_8)) {
            address(out);
            in.write(walk.tpp.registration().redirectUri() + "?code=of-somebody-else&state=of-somebody-else\n");
            in.close();
            assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(node.exitValue()).isNotZero();
            assertThat(example.errors()).contains("\"state\" response parameter value");
        } finally {
            node.destroyForcibly();
        }
    }

    private void tokens(Walk walk, String form, String answer) throws Exception {
        Process node = example.start(environment(walk), form, answer);
        try (BufferedReader out = node.inputReader(UTF_8); Writer in = node.outputWriter(UTF_8)) {
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, address(out));
            assertThat(question.intent()).isEqualTo(intent);
            Page last = browser.follow(browser.get(walk.bank.back(question, walk.bank.approval(question, "consent-1"))), walk.settings.base());
            assertThat(last.location().toString()).startsWith(walk.tpp.registration().redirectUri());
            in.write(last.location() + "\n");
            in.close(); // Node ends with its input
            String claims = out.readLine();
            assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(node.exitValue()).as(() -> example.errors()).isZero();
            assertThat(JSONObjectUtils.parse(claims)).containsEntry("openbanking_intent_id", intent).containsEntry("consent_id", "consent-1")
                    .containsKey("acr");
        } finally {
            node.destroyForcibly();
        }
    }

    private URI address(BufferedReader out) throws IOException {
        String line = out.readLine();
        assertThat(line).as(() -> example.errors()).isNotNull();
        return URI.create(line);
    }

    private Map<String, String> environment(Walk walk) throws JOSEException {
        Settings.Tpp tpp = walk.tpp.registration();
        Map<String, String> environment = new HashMap<>(Map.of("ISSUER", walk.settings.issuer(), "CLIENT_ID", tpp.id(), "CLIENT_SECRET", tpp.secret(),
                "REDIRECT_URI", tpp.redirectUri(), "INTENT", intent));
        if (tpp.signingKey() instanceof RSAKey key) {
            environment.put("PRIVATE_KEY_PEM", "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.toPrivateKey().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
            environment.put("KID", key.getKeyID());
        }
        if (TppExample.installed("node").startsWith("v18.")) {
            environment.put("NODE_OPTIONS", "--experimental-global-webcrypto");
        }
        return environment;
    }
}

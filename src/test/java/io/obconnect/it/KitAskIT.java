package io.obconnect.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jwt.SignedJWT;
import io.obconnect.it.Bank.Question;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code kit ask} makes begins journeys that end in a code (protocol section 1). */
class KitAskIT extends JourneyTest {

    @TempDir
    private Path folder;
    private final String intent = Walk.anIntent();

    /** The first TPP has a secret; the third has registered a key, and signs. */
    @ParameterizedTest
    @CsvSource({"0, dir", "0, dir --push", "0, signed", "0, signed_dir", "0, claims --push", "2, signed", "2, signed --push", "2, signed_dir --push",
        "0, dir --prompt consent", "0, claims --push --prompt select_account", "2, signed --prompt login", "0, dir --acr urn:openbanking:psd2:sca"})
    void each_form_leads_to_a_code(int tpp, String form) throws Exception {
        Walk walk = walk(tpp);
        assertThat(approved(walk, Stream.of(("--form " + form + " --state s").split(" ")))).containsKey("code").containsEntry("state", "s");
    }

    @ParameterizedTest
    @CsvSource({"dir", "signed", "claims --push"})
    void the_hybrid_flow_answers_with_an_id_token(String form) throws Exception {
        Walk walk = walk(0);
        Map<String, String> answer = approved(walk, Stream.concat(Stream.of(("--form " + form).split(" ")), Stream.of("--response-type", "code id_token")));
        assertThat(walk.tpp.verified(answer.get("id_token"))).containsEntry("openbanking_intent_id", intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "jwt", "query.jwt", "fragment.jwt"})
    void the_answer_comes_in_the_response_mode_that_was_asked_for(String mode) throws Exception {
        Map<String, String> answer = approved(walk(0), Stream.of("--form", "dir", "--response-mode", mode));
        assertThat(mode.contains("jwt") ? SignedJWT.parse(answer.get("response")).getJWTClaimsSet().getClaims().keySet() : answer.keySet()).contains("code");
    }

    private Map<String, String> approved(Walk walk, Stream<String> arguments) throws JOSEException, IOException {
        Settings.Tpp tpp = walk.tpp.registration();
        Stream<String> common = Stream.of("ask", "--hostname", walk.settings.issuer(), "--client-id", tpp.id(), "--redirect-uri", tpp.redirectUri(),
                "--intent", intent, "--client-secret-file", KitCommand.file(folder, tpp.secret()));
        Stream<String> key = tpp.signingKey() == null ? Stream.of() : Stream.of("--kid", tpp.signingKey().getKeyID(), "--key-file",
                Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(
                        ((AsymmetricJWK) tpp.signingKey()).toPrivateKey().getEncoded()) + "\n-----END PRIVATE KEY-----\n").toString());
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, URI.create(KitCommand.prints(Stream.of(common, key, arguments).flatMap(some -> some)).strip()));
        assertThat(question.intent()).isEqualTo(intent);
        return walk.approved(browser, question);
    }
}

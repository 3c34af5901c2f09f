package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import io.obconnect.message.SharedSecret;
import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

class MintTest {

    private final Shell shell = new Shell();

    @Test
    void another_jose_library_opens_what_is_minted_and_finds_what_was_asked_for() throws Exception {
        Map<String, Object> minted = shell.run("mint", "--json", "--intent", "intent-7", "--client-name", "Shop",
                "--consent-app", "https://bank.example.com/a?brand=1").result();

        assertThat((String) minted.get("address")).startsWith("https://bank.example.com/a?brand=1&sessionData=ey");
        JWEObject jwe = JWEObject.parse((String) minted.get("sessionData"));
        jwe.decrypt(new DirectDecrypter(SharedSecret.ofOctets(Shell.SECRET.getBytes(StandardCharsets.UTF_8)).key()));
        Map<String, Object> payload = jwe.getPayload().toJSONObject();
        assertThat(jwe.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "dir", "enc", "A256GCM"));
        assertThat(payload).containsEntry("uid", minted.get("uid")).containsEntry("exp", Shell.NOW.plusSeconds(300).getEpochSecond());
        assertThat(payload.get("client")).isEqualTo(Map.of("client_name", "Shop", "org_name", "Example Bank"));
        assertThat(payload.get("prompt").toString()).contains("intent-7");
        assertThat((String) payload.get("returnTo")).startsWith("https://auth.example.com/jans-auth/obconnect/return/");
    }

    @Test
    void without_json_it_prints_nothing_but_the_address_or_the_message() {
        assertThat(shell.run("mint").out().lines()).singleElement().asString().startsWith("https://bank.example.com/consent?sessionData=");
        assertThat(shell.run("mint", "--bare").out().lines()).singleElement().asString().doesNotContain("https").contains("..");
    }

    @Test
    void a_consent_app_without_scheme_is_refused() {
        Shell.Ran ran = shell.run("mint", "--consent-app", "bank.example.com");

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(ran.err()).contains("--consent-app");
    }
}

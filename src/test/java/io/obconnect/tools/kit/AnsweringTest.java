package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import io.obconnect.ErrorCode;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Parties;
import io.obconnect.message.SharedSecret;
import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class AnsweringTest {

    private final Shell shell = new Shell();

    @Test
    void an_approval_is_what_the_protocol_says() throws Exception {
        Map<String, Object> minted = shell.run("mint", "--json").result();
        String address = shell.run("answer", (String) minted.get("address"), "--consent-id", "consent-1").line();

        assertThat(address).startsWith(minted.get("returnTo") + "?sessionData=");
        JWEObject jwe = JWEObject.parse(address.substring(address.indexOf('=') + 1));
        jwe.decrypt(new DirectDecrypter(SharedSecret.ofOctets(Shell.SECRET.getBytes(StandardCharsets.UTF_8)).key()));
        assertThat(jwe.getPayload().toJSONObject()).isEqualTo(Map.of("uid", minted.get("uid"), "exp", Shell.NOW.getEpochSecond() + 60,
                "result", Map.of("login", Map.of("account", "72663272-0648-427c-bad4-6dc2cdc0c0a1", "acr", "urn:openbanking:psd2:sca"),
                        "consent", Map.of("consent_id", "consent-1"))));
    }

    @Test
    void denying_and_cancelling() {
        String request = shell.run("mint").line();

        assertThat(shell.run("inspect", shell.run("answer", request, "--decision", "deny").line()).out()).contains("accepted: the person refused.");
        assertThat(shell.run("answer", request, "--decision", "cancel").line()).endsWith("?cancel").doesNotContain("sessionData");
    }

    static Stream<Arguments> misbehaviours() {
        return Arrays.stream(MessageProfile.values()).flatMap(profile -> Arrays.stream(Misbehaviour.values())
                .filter(misbehaviour -> misbehaviour.possible(profile)).map(misbehaviour -> Arguments.of(profile, misbehaviour)));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void every_misbehaviour_is_answered_with_its_code(MessageProfile profile, Misbehaviour misbehaviour) throws Exception {
        Map<String, Object> minted = shell.run("mint", "--json", "--protocol", profile.name()).result();
        Map<String, Object> answer = shell.run("answer", (String) minted.get("sessionData"), "--json", "--protocol",
                profile.name(), "--misbehave", misbehaviour.toString()).result();
        List<?> messages = (List<?>) answer.get("sessionData");

        assertThat(answer.get("expected")).isEqualTo(List.of(misbehaviour.code().id()));
        assertThat(((String) answer.get("address")).split("sessionData=", -1)).hasSize(messages.size() + 1);
        if (misbehaviour.code() == ErrorCode.ANSWER_REPEATED) {
            assertThat(messages).hasSize(2);
            return;
        }
        if (misbehaviour == Misbehaviour.CUT_RETURN_TO) {
            assertThat((String) minted.get("returnTo")).startsWith((String) answer.get("returnTo")).isNotEqualTo(answer.get("returnTo"));
            return;
        }
        Wire wire = wire(profile);
        Question question = Question.open(wire, (String) minted.get("sessionData"), shell.surroundings());
        assertThat(Judge.judge(wire, messages.isEmpty() ? "" : (String) messages.get(0), question.uid(), Optional.of(question), Shell.NOW)
                .<ErrorCode>fold(opened -> null, refusal -> refusal.code())).isEqualTo(misbehaviour.code());
    }

    @Test
    void a_misbehaviour_that_legacy_cannot_have_is_refused() {
        Shell.Ran ran = shell.run("answer", shell.run("mint").line(), "--misbehave", "no-typ");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE.value());
        assertThat(ran.err()).contains("--protocol strict");
    }

    @Test
    void what_cannot_be_opened_cannot_be_answered() {
        String request = shell.run("mint").line();
        shell.environment.put(SharedSecretOptions.DEFAULT_VARIABLE, "another secret, long enough for a key");

        Shell.Ran ran = shell.run("answer", request);

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(ran.err()).contains("can't be opened");
        assertThat(ran.out()).isEmpty();
    }

    static Wire wire(MessageProfile profile) {
        return new Wire(profile, new KeyRing(SharedSecret.ofOctets(Shell.SECRET.getBytes(StandardCharsets.UTF_8)), List.of()),
                Parties.of("https://auth.example.com", URI.create("https://bank.example.com/consent")), true);
    }
}

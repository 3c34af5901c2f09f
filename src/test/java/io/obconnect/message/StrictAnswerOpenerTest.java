package io.obconnect.message;

import static io.obconnect.message.Samples.EXPECTED;
import static io.obconnect.message.Samples.NOW;
import static io.obconnect.message.Samples.RING;
import static io.obconnect.message.Samples.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.Payload;
import io.obconnect.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class StrictAnswerOpenerTest {

    private final AnswerOpener opener = Samples.opener(MessageProfile.STRICT, RING);

    @Test
    void takesAWholeAnswer() {
        assertThat(open(Samples.sealStrict(SECRET, Samples.strictAnswer()))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "iat", "exp", "jti"})
    void demandsEveryClaim(String name) {
        Map<String, Object> answer = Samples.strictAnswer();
        answer.remove(name);

        assertThat(open(Samples.sealStrict(SECRET, answer))).isEqualTo(ErrorCode.ANSWER_STRICT_CLAIMS);
    }

    @Test
    void demandsThatTheConsentAppSpeaksToUs() {
        assertThat(with("aud", List.of("https://other.example.com", "https://auth.example.com"))).isNull();
        assertThat(Stream.of("https://other.example.com", "https://auth.example.com/", List.of(), List.of(7), 7, Map.of())
                .map(value -> with("aud", value))).containsOnly(ErrorCode.ANSWER_STRICT_CLAIMS);
        assertThat(Stream.of("https://auth.example.com", "https://bank.example.com/consent", "", List.of("https://bank.example.com"))
                .map(value -> with("iss", value))).containsOnly(ErrorCode.ANSWER_STRICT_CLAIMS);
        assertThat(Stream.of("", " ", 7).map(value -> with("jti", value))).containsOnly(ErrorCode.ANSWER_STRICT_CLAIMS);
    }

    @Test
    void demandsTheTypeOfAnAnswer() {
        byte[] key = Samples.responseKey(SECRET);
        Payload answer = new Payload(Samples.strictAnswer());

        assertThat(open(Samples.seal(Samples.header().build(), key, answer))).isEqualTo(ErrorCode.ANSWER_STRICT_CLAIMS);
        assertThat(open(Samples.seal(Samples.header().type(JOSEObjectType.JWT).build(), key, answer))).isEqualTo(ErrorCode.ANSWER_STRICT_CLAIMS);
        assertThat(open(Samples.seal(typed("application/obconnect-response+JWT"), key, answer))).isNull();
    }

    @Test
    void anotherUidIsFoundBeforeMissingClaims() {
        Map<String, Object> answer = Samples.strictAnswer();
        answer.remove("iss");
        answer.put("uid", "obconnect_aaaaaaaaaaaaaaaaaaaaaaaaaa");

        assertThat(open(Samples.sealStrict(SECRET, answer))).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
    }

    @Test
    void refusesOurOwnMessageWhateverItIsDisguisedAs() throws Exception {
        ConsentRequest request = Samples.request();
        String ours = Samples.sealer(MessageProfile.STRICT, RING).seal(request);

        assertThat(open(ours)).isEqualTo(ErrorCode.ANSWER_REFLECTED);
        assertThat(Samples.code(Samples.opener(MessageProfile.LEGACY, RING).open(ours, EXPECTED, NOW))).isEqualTo(ErrorCode.ANSWER_REFLECTED);
        String disguised = Samples.strictHeader().build().toBase64URL() + ours.substring(ours.indexOf('.'));
        assertThat(open(disguised)).isEqualTo(ErrorCode.ANSWER_UNDECRYPTABLE);
    }

    @Test
    void theDirectionsHaveDifferentKeys() {
        byte[] requestKey = Hkdf.key(new byte[0], SECRET.key(), "obconnect request v1");

        for (byte[] key : List.of(requestKey, SECRET.key())) {
            assertThat(open(Samples.seal(Samples.strictHeader().build(), key, new Payload(Samples.strictAnswer()))))
                    .isEqualTo(ErrorCode.ANSWER_UNDECRYPTABLE);
        }
    }

    @Test
    void aLegacyAnswerIsRefused() {
        assertThat(open(Samples.seal(SECRET, Samples.legacyAnswer()))).isEqualTo(ErrorCode.ANSWER_STRICT_CLAIMS);
    }

    private ErrorCode open(String compact) {
        return Samples.code(opener.open(compact, EXPECTED, NOW));
    }

    private ErrorCode with(String name, Object value) {
        Map<String, Object> answer = Samples.strictAnswer();
        answer.put(name, value);
        return open(Samples.sealStrict(SECRET, answer));
    }

    private static JWEHeader typed(String type) {
        return Samples.header().type(new JOSEObjectType(type)).build();
    }
}

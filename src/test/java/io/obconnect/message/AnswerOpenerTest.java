package io.obconnect.message;

import static io.obconnect.message.Samples.EXPECTED;
import static io.obconnect.message.Samples.INTENT;
import static io.obconnect.message.Samples.NOW;
import static io.obconnect.message.Samples.RING;
import static io.obconnect.message.Samples.SECRET;
import static io.obconnect.message.Samples.UID;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.Payload;
import io.obconnect.ErrorCode;
import io.obconnect.message.Vectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Legacy answers, and what both profiles have in common. */
class AnswerOpenerTest {

    private final AnswerOpener opener = Samples.opener(MessageProfile.LEGACY, RING);

    static Stream<Vector> vectors() {
        return Vectors.answers();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void opensTheStoredAnswers(Vector vector) {
        AnswerOpener stored = new AnswerOpener(vector.profile(), vector.ring(), vector.parties());

        OpenedAnswer opened = Samples.accepted(stored.open(vector.text("compact"), Expectation.journey(vector.text("uid")), vector.now()));

        assertThat(opened.answer()).isEqualTo(switch (vector.text("meaning")) {
            case "approved" -> new Answer.Approved(INTENT, Optional.of("urn:openbanking:psd2:sca"), Optional.of("consent-1"));
            case "approved without id" -> new Answer.Approved(INTENT, Optional.empty(), Optional.empty());
            default -> new Answer.Denied();
        });
        assertThat(opened.uid()).isEqualTo(vector.text("uid"));
        assertThat(opened.key()).isEqualTo(KeyStatus.CURRENT);
    }

    // size, parts

    @Test
    void refusesNothingAtAll() {
        assertThat(open(null)).isEqualTo(ErrorCode.ANSWER_MISSING);
        assertThat(open("")).isEqualTo(ErrorCode.ANSWER_MISSING);
    }

    @Test
    void takes6KiBAndNotOneCharacterMore() {
        Map<String, Object> answer = Samples.legacyAnswer();
        String longest = paddedTo(6 * 1024, answer);

        assertThat(longest).hasSize(6 * 1024);
        assertThat(open(longest)).isNull();
        assertThat(open(paddedTo(6 * 1024 + 1, answer))).isEqualTo(ErrorCode.ANSWER_TOO_LARGE);
        assertThat(open(paddedTo(7 * 1024, answer))).isEqualTo(ErrorCode.ANSWER_TOO_LARGE);
    }

    @Test
    void refusesWhatIsNotFivePartsWithAnEmptySecond() {
        String good = Samples.seal(SECRET, Samples.legacyAnswer());
        String[] parts = good.split("\\.", -1);

        assertThat(Stream.of("x", "....", good + ".", good + ".AAAA", parts[0] + "." + parts[2], good.replace("..", ".AAAA."), " " + good,
                good + "\n", good + "=", "." + good).map(this::open)).containsOnly(ErrorCode.ANSWER_MALFORMED);
    }

    // header

    @Test
    void refusesAnyOtherAlgorithm() {
        byte[] key = SECRET.key();
        JWEHeader cbc = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256);

        assertThat(open(Samples.seal(cbc, key, new Payload(Samples.legacyAnswer())))).isEqualTo(ErrorCode.ANSWER_HEADER);
        assertThat(Stream.of("{}", "[]", "x", "{\"alg\":\"dir\"}", "{\"alg\":\"none\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\"}", "{\"alg\":\"DIR\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"dir\",\"alg\":\"dir\",\"enc\":\"A256GCM\"}", "{\"alg\":[\"dir\"],\"enc\":\"A256GCM\"}")
                .map(header -> open(withHeader(header)))).containsOnly(ErrorCode.ANSWER_HEADER);
    }

    @Test
    void refusesCompressionBeforeItInflatesAnything() {
        JWEHeader zip = Samples.header().compressionAlgorithm(CompressionAlgorithm.DEF).build();
        Map<String, Object> bomb = Samples.legacyAnswer();
        bomb.put("padding", "x".repeat(1_000_000));

        assertThat(open(Samples.seal(zip, SECRET.key(), new Payload(bomb)))).isEqualTo(ErrorCode.ANSWER_HEADER);
    }

    @Test
    void refusesCriticalExtensionsButIgnoresUncriticalOnes() {
        JWEHeader critical = Samples.header().customParam("x", 1).criticalParams(Set.of("x")).build();
        JWEHeader custom = Samples.header().customParam("x", 1).contentType("json").type(JOSEObjectType.JWT).build();

        assertThat(open(Samples.seal(critical, SECRET.key(), new Payload(Samples.legacyAnswer())))).isEqualTo(ErrorCode.ANSWER_HEADER);
        assertThat(open(Samples.seal(custom, SECRET.key(), new Payload(Samples.legacyAnswer())))).isNull();
    }

    @Test
    void takesAKnownKidAndRefusesAnUnknownOne() {
        JWEHeader known = Samples.header().keyID(SECRET.kid()).build();
        JWEHeader unknown = Samples.header().keyID("unknown!").build();

        assertThat(open(Samples.seal(known, SECRET.key(), new Payload(Samples.legacyAnswer())))).isNull();
        assertThat(open(Samples.seal(unknown, SECRET.key(), new Payload(Samples.legacyAnswer())))).isEqualTo(ErrorCode.ANSWER_HEADER);
    }

    // decrypt

    @Test
    void answersEverythingUndecryptableAlike() {
        String good = Samples.seal(SECRET, Samples.legacyAnswer());
        String[] part = good.split("\\.", -1);
        String wrongKey = Samples.seal(Samples.OLD_SECRET, Samples.legacyAnswer());

        assertThat(Stream.of(
                wrongKey,
                String.join(".", part[0], "", part[2], flipped(part[3]), part[4]),
                String.join(".", part[0], "", flipped(part[2]), part[3], part[4]),
                String.join(".", part[0], "", part[2], part[3], flipped(part[4])),
                String.join(".", part[0], "", part[2], part[3], part[4].substring(0, 16)),
                String.join(".", part[0], "", part[2], part[3], ""),
                String.join(".", part[0], "", "", part[3], part[4]),
                String.join(".", part[0], "", part[2], "", part[4]),
                withHeader("{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"x\":1}"))
                .map(message -> opener.open(message, EXPECTED, NOW))).containsOnly(io.obconnect.Outcome.refuse(ErrorCode.ANSWER_UNDECRYPTABLE));
    }

    // JSON

    @Test
    void refusesPayloadsThatAreNotStrictJson() {
        String result = "\"result\":{\"error\":\"access_denied\"}";
        String deep = "[".repeat(200) + "]".repeat(200);

        assertThat(Stream.of(" ", "x", "[]", "{\"uid\":\"" + UID + "\",\"uid\":\"" + UID + "\"," + result + "}",
                "{\"uid\":\"" + UID + "\",\"x\":" + deep + "," + result + "}", "{\"uid\":\"" + UID + "\\u0000\"," + result + "}",
                "{\"uid\":\"" + UID + "\",\"x\":\"\\ud800\"," + result + "}")
                .map(json -> open(Samples.seal(Samples.header().build(), SECRET.key(), new Payload(json))))).containsOnly(ErrorCode.ANSWER_NOT_JSON);
        assertThat(open(Samples.seal(Samples.header().build(), SECRET.key(), new Payload(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))))
                .isEqualTo(ErrorCode.ANSWER_NOT_JSON);
        assertThat(open(sealText(""))).as("jose4j takes no empty ciphertext, whoever sealed it").isEqualTo(ErrorCode.ANSWER_UNDECRYPTABLE);
    }

    @Test
    void refusesOurOwnMessageFedBack() {
        ConsentRequest request = Samples.request();
        KeyRing rotating = new KeyRing(SECRET, List.of(Samples.OLD_SECRET));

        assertThat(open(Samples.sealer(MessageProfile.LEGACY, RING).seal(request))).isEqualTo(ErrorCode.ANSWER_REFLECTED);
        assertThat(Samples.code(Samples.opener(MessageProfile.LEGACY, rotating).open(
                Samples.sealer(MessageProfile.LEGACY, rotating).seal(request), EXPECTED, NOW))).isEqualTo(ErrorCode.ANSWER_REFLECTED);
    }

    @Test
    void takesAnAnswerThatEchoesAllMembersOfOurMessage() throws Exception {
        com.nimbusds.jose.JWEObject ours = com.nimbusds.jose.JWEObject.parse(Samples.sealer(MessageProfile.LEGACY, RING).seal(Samples.request()));
        ours.decrypt(new com.nimbusds.jose.crypto.DirectDecrypter(SECRET.key()));
        Map<String, Object> echo = ours.getPayload().toJSONObject();
        echo.put("result", Samples.approval());

        assertThat(open(Samples.seal(SECRET, echo))).isNull();
    }

    // times

    @Test
    void anExpiredAnswerIsRefusedAndOneLateByLessThanTheSkewIsNot() {
        assertThat(with("exp", NOW.getEpochSecond() - 29)).isNull();
        assertThat(with("exp", NOW.getEpochSecond() - 30)).isEqualTo(ErrorCode.ANSWER_EXPIRED);
        assertThat(with("exp", NOW.getEpochSecond() - 3600)).isEqualTo(ErrorCode.ANSWER_EXPIRED);
        assertThat(with("exp", 0)).isEqualTo(ErrorCode.ANSWER_EXPIRED);
    }

    @Test
    void anAnswerFromTheFutureIsRefusedAndOneEarlyByTheSkewIsNot() {
        for (String name : List.of("iat", "nbf")) {
            assertThat(with(name, NOW.getEpochSecond() + 30)).as(name).isNull();
            assertThat(with(name, NOW.getEpochSecond() + 31)).as(name).isEqualTo(ErrorCode.ANSWER_EARLY);
            assertThat(with(name, 161371681475L)).as(name).isEqualTo(ErrorCode.ANSWER_EARLY);
        }
    }

    @Test
    void anAbsoluteUpstreamStampInExpIsTakenBecauseTheJourneysDeadlineRules() {
        assertThat(with("exp", 161371681475L)).isNull();
        assertThat(with("exp", 161371681475000L)).isNull();
    }

    @Test
    void timesThatAreNoDatesAreRefused() {
        assertThat(Stream.of("1772366460", true, -1, 99999999999999999L, 1e300, Map.of(), List.of()).map(value -> with("exp", value)))
                .containsOnly(ErrorCode.ANSWER_TIMES);
    }

    @Test
    void fractionsOfSecondsAreLegal() {
        assertThat(with("exp", NOW.getEpochSecond() + 0.5)).isNull();
    }

    // uid

    @Test
    void anotherJourneysAnswerIsRefused() {
        assertThat(with("uid", UID.replace('m', 'n'))).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
        assertThat(with("uid", UID.toUpperCase(java.util.Locale.ROOT))).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
        assertThat(with("uid", "")).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
        assertThat(with("uid", 1)).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
        assertThat(with("uid", List.of(UID))).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
        assertThat(without("uid")).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
    }

    @Test
    void whereAnyJourneyMayBeAnsweredTheAnsweredOneIsNamed() {
        String answer = Samples.seal(SECRET, Samples.legacyAnswer());
        String other = "obconnect_aaaaaaaaaaaaaaaaaaaaaaaaaa";

        assertThat(Samples.accepted(opener.open(answer, Expectation.ANY, NOW)).uid()).isEqualTo(UID);
        assertThat(Samples.code(opener.open(answer, Expectation.journey(other), NOW))).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
        assertThat(Samples.code(opener.open(sealText("{\"uid\":null,\"result\":{}}"), Expectation.ANY, NOW))).isEqualTo(ErrorCode.ANSWER_OTHER_JOURNEY);
    }

    // result

    @Test
    void approvalNeedsLoginAndConsentAndNoError() {
        Map<String, Object> login = Map.of("account", INTENT);

        assertThat(Stream.of(
                Map.of("consent", Map.of()),
                Map.of("login", "yes", "consent", Map.of()),
                Map.of("login", login, "consent", true),
                Map.of("login", login, "consent", List.of()),
                Map.of("login", Map.of(), "consent", Map.of()),
                Map.of("login", Map.of("account", 7), "consent", Map.of()),
                Map.of("login", Map.of("account", INTENT, "acr", List.of()), "consent", Map.of()),
                Map.of("login", login, "consent", Map.of(), "error", "access_denied"),
                Map.of("login", login, "consent", Map.of(), "error", ""),
                Map.of("consent", Map.of(), "error", "access_denied"),
                Map.of("error", Map.of())).map(result -> with("result", result))).containsOnly(ErrorCode.ANSWER_RESULT);
        assertThat(with("result", Map.of("login", login, "consent", Map.of("consent_id", 7)))).isEqualTo(ErrorCode.ANSWER_CONSENT_ID);
    }

    @Test
    void aResultThatIsMissingOrNoObjectIsRefused() {
        assertThat(without("result")).isEqualTo(ErrorCode.ANSWER_RESULT);
        assertThat(with("result", "approved")).isEqualTo(ErrorCode.ANSWER_RESULT);
        assertThat(with("result", List.of())).isEqualTo(ErrorCode.ANSWER_RESULT);
    }

    @Test
    void everyWayToSayNoIsADenial() {
        Map<String, Object> nullConsent = new HashMap<>();
        nullConsent.put("consent", null);
        nullConsent.put("login", Map.of("account", INTENT));

        assertThat(Stream.of(Map.of(), Map.of("error", "access_denied"), Map.of("error", "access_denied", "error_description", "x"),
                Map.of("login", Map.of("account", INTENT)), Map.of("login", Map.of("account", INTENT), "error", "access_denied"), nullConsent)
                .map(this::answer)).containsOnly(new Answer.Denied());
    }

    @Test
    void aNoInsideLoginOrConsentIsANo() {
        Map<String, Object> login = Map.of("account", INTENT);
        Map<String, Object> consent = Map.of("consent_id", "c");

        assertThat(Stream.of(
                Map.of("login", login, "consent", Map.of("consent_id", "c", "error", "access_denied")),
                Map.of("login", login, "consent", Map.of("error", "server_error")),
                Map.of("login", Map.of("account", INTENT, "error", "login_required"), "consent", consent),
                Map.of("login", Map.of("error", "x"), "consent", consent),
                Map.of("login", login, "consent", Map.of("consent_id", "c", "approved", false)),
                Map.of("login", login, "consent", Map.of("consent_id", "c", "approved", "true")),
                Map.of("login", Map.of("account", INTENT, "approved", 1), "consent", consent),
                Map.of("login", login, "consent", consent, "approved", false))
                .map(this::answer)).containsOnly(new Answer.Denied());
        assertThat(answer(Map.of("login", login, "consent", Map.of("consent_id", "c", "approved", true)))).isInstanceOf(Answer.Approved.class);
    }

    @Test
    void aFailureOfTheBanksIsItsOwnAndNobodysNo() {
        Map<String, ErrorCode> words = Map.of("server_error", ErrorCode.BANK_FAILED, "temporarily_unavailable", ErrorCode.BANK_UNAVAILABLE,
                "login_required", ErrorCode.BANK_LOGIN_REQUIRED, "interaction_required", ErrorCode.BANK_INTERACTION_REQUIRED,
                "unmet_authentication_requirements", ErrorCode.BANK_ACR_UNMET, "anything", ErrorCode.BANK_FAILED, "", ErrorCode.BANK_FAILED);

        words.forEach((word, code) -> {
            assertThat(answer(Map.of("error", word, "error_description", "x"))).as(word).isEqualTo(new Answer.Failed(code));
            if (!word.isEmpty() && !word.equals("anything")) {
                assertThat(code.error().value()).isEqualTo(word);
            }
        });
    }

    @Test
    void membersThatAreNullCountAsAbsent() {
        assertThat(open(sealText("{\"uid\":\"" + UID + "\",\"exp\":null,\"iat\":null,\"nbf\":null,\"returnTo\":null,\"result\":{\"error\":null,"
                + "\"login\":{\"account\":\"" + INTENT + "\",\"acr\":null,\"error\":null},\"consent\":{\"consent_id\":null,\"approved\":null}}}"))).isNull();
        assertThat(open(sealText("{\"uid\":\"" + UID + "\",\"result\":null}"))).isEqualTo(ErrorCode.ANSWER_RESULT);
        assertThat(open(sealText("{\"uid\":\"" + UID + "\",\"returnTo\":\"x\",\"result\":null}"))).isEqualTo(ErrorCode.ANSWER_REFLECTED);
    }

    @Test
    void nothingOfTheAnswerIsInTheTextOfItsValues() {
        OpenedAnswer opened = Samples.accepted(opener.open(Samples.seal(SECRET, Samples.legacyAnswer()), EXPECTED, NOW));

        assertThat(opened + " " + opened.answer() + " " + EXPECTED).doesNotContain(INTENT, UID, "consent-1");
    }

    private ErrorCode open(String compact) {
        return Samples.code(opener.open(compact, EXPECTED, NOW));
    }

    private ErrorCode with(String name, Object value) {
        Map<String, Object> answer = Samples.legacyAnswer();
        answer.put(name, value);
        return open(Samples.seal(SECRET, answer));
    }

    private ErrorCode without(String name) {
        Map<String, Object> answer = Samples.legacyAnswer();
        answer.remove(name);
        return open(Samples.seal(SECRET, answer));
    }

    private Answer answer(Map<?, ?> result) {
        Map<String, Object> answer = Samples.legacyAnswer();
        answer.put("result", result);
        return Samples.accepted(opener.open(Samples.seal(SECRET, answer), EXPECTED, NOW)).answer();
    }

    private static String sealText(String json) {
        return Samples.seal(Samples.header().build(), SECRET.key(), new Payload(json));
    }

    private static String withHeader(String json) {
        String good = Samples.seal(SECRET, Samples.legacyAnswer());
        return Base64Url.encode(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + good.substring(good.indexOf('.'));
    }

    private static String flipped(String part) {
        byte[] octets = Base64Url.decode(part).orElseThrow();
        byte[] changed = Arrays.copyOf(octets, octets.length);
        changed[0] ^= 1;
        return Base64Url.encode(changed);
    }

    /** Sealed answers grow in steps of the padding's octets; the header's white space takes up what is left. */
    private static String paddedTo(int length, Map<String, Object> answer) {
        for (int header = 0; header < 4; header++) {
            JWEHeader padded = Samples.header().customParam("x", "x".repeat(header)).build();
            for (int octets = length / 2; octets < length; octets++) {
                Map<String, Object> longer = new HashMap<>(answer);
                longer.put("padding", "x".repeat(octets));
                int sealed = padded.toBase64URL().toString().length()
                        + Base64Url.encodedLength(new Payload(longer).toBytes().length) + 16 + 22 + 4;
                if (sealed == length) {
                    return Samples.seal(padded, SECRET.key(), new Payload(longer));
                }
                if (sealed > length) {
                    break;
                }
            }
        }
        throw new AssertionError("no message has " + length + " characters");
    }
}

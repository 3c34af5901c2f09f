package io.obconnect.message;

import static io.obconnect.message.Samples.INTENT;
import static io.obconnect.message.Samples.NOW;
import static io.obconnect.message.Samples.OLD_SECRET;
import static io.obconnect.message.Samples.RING;
import static io.obconnect.message.Samples.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.Payload;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.Vectors.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The bank's message that a consent has ended, in both profiles. */
class RevocationOpenerTest {

    private static final KeyRing ROTATING = new KeyRing(SECRET, List.of(OLD_SECRET));

    static Stream<Vector> vectors() {
        return Vectors.revocations();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void opensTheStoredRevocations(Vector vector) {
        RevocationOpener opener = new RevocationOpener(vector.profile(), vector.ring(), vector.parties());
        assertThat(Samples.accepted(opener.open(vector.text("compact"), vector.now()))).isEqualTo(new Revocation(
                Optional.ofNullable(vector.text("consentId")), Optional.ofNullable(vector.text("intent")),
                Instant.ofEpochSecond((Long) vector.members().get("issuedAt")), Optional.ofNullable(vector.text("reason"))));
    }

    @ParameterizedTest
    @EnumSource
    void aRevocationTellsIdsTimeAndReason(MessageProfile profile) {
        assertThat(Samples.accepted(open(profile, Samples.revocation(profile)))).isEqualTo(
                new Revocation(Optional.of("consent-1"), Optional.of(INTENT), NOW, Optional.of("withdrawn by the customer")));
    }

    @ParameterizedTest
    @EnumSource
    void oneOfBothIdsIsEnoughAndNoneIsNot(MessageProfile profile) {
        assertThat(Samples.accepted(open(profile, without(profile, "consent_id"))).consentId()).isEmpty();
        assertThat(Samples.accepted(open(profile, without(profile, "openbanking_intent_id"))).intent()).isEmpty();
        assertThat(Samples.accepted(open(profile, with(profile, "consent_id", null))).consentId()).isEmpty();
        assertThat(code(profile, without(profile, "consent_id", "openbanking_intent_id"))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        for (Object value : new Object[] {1, true, List.of("consent-1"), Map.of("value", "consent-1")}) {
            assertThat(code(profile, with(profile, "consent_id", value))).as("%s", value).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itHasBothTimesAndLivesFiveMinutesAtTheMost(MessageProfile profile) {
        assertThat(code(profile, without(profile, "iat"))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(profile, without(profile, "exp"))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(profile, with(profile, "iat", "now"))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(profile, with(profile, "exp", NOW.getEpochSecond() + 300))).isNull();
        assertThat(code(profile, with(profile, "exp", NOW.getEpochSecond() + 301))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(profile, with(profile, "exp", NOW.getEpochSecond() + 300.5))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(profile, with(profile, "exp", NOW.getEpochSecond() - 1))).as("before it was said").isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(profile, with(profile, "exp", NOW.toEpochMilli()))).as("milliseconds").isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
    }

    @ParameterizedTest
    @EnumSource
    void itIsNotOverAndNotFromTheFutureButForThirtySecondsOfSkew(MessageProfile profile) {
        String message = Samples.sealRevocation(profile, SECRET, Samples.revocation(profile));
        RevocationOpener opener = Samples.revocationOpener(profile, RING);
        for (long seconds : new long[] {-30, 0, 329}) {
            assertThat(Samples.code(opener.open(message, NOW.plusSeconds(seconds)))).as("%s", seconds).isNull();
        }
        for (long seconds : new long[] {-31, 330, 86_400}) {
            assertThat(Samples.code(opener.open(message, NOW.plusSeconds(seconds)))).as("%s", seconds).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        }
    }

    @Test
    void whenItWasSaidIsReadToTheMillisecond() {
        Instant said = Samples.accepted(open(MessageProfile.LEGACY, with(MessageProfile.LEGACY, "iat", NOW.getEpochSecond() + 0.25))).issuedAt();
        assertThat(said).isEqualTo(NOW.plusMillis(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "\u001b[2J", "a\u0000b", "\u202eback to front", "a\u2028b", "\u200b"})
    void aReasonHasNothingThatAnAuditWouldShowAsSomethingElse(String reason) {
        assertThat(code(MessageProfile.LEGACY, with(MessageProfile.LEGACY, "reason", reason))).isIn(ErrorCode.REVOCATION_UNUSABLE, ErrorCode.REVOCATION_UNREADABLE);
    }

    @Test
    void aReasonIsOptionalTextOf128Characters() {
        assertThat(Samples.accepted(open(MessageProfile.LEGACY, without(MessageProfile.LEGACY, "reason"))).reason()).isEmpty();
        assertThat(Samples.accepted(open(MessageProfile.LEGACY, with(MessageProfile.LEGACY, "reason", "ü".repeat(128)))).reason()).contains("ü".repeat(128));
        assertThat(code(MessageProfile.LEGACY, with(MessageProfile.LEGACY, "reason", "x".repeat(129)))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(MessageProfile.LEGACY, with(MessageProfile.LEGACY, "reason", 1))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
    }

    @Test
    void strictAlsoDemandsWhoSaidItToWhomAndAnId() {
        for (String claim : List.of("iss", "aud", "jti")) {
            assertThat(code(MessageProfile.STRICT, without(MessageProfile.STRICT, claim))).as(claim).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
            assertThat(code(MessageProfile.LEGACY, without(MessageProfile.LEGACY, claim))).as(claim).isNull();
        }
        assertThat(code(MessageProfile.STRICT, with(MessageProfile.STRICT, "iss", "https://auth.example.com"))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
        assertThat(code(MessageProfile.STRICT, with(MessageProfile.STRICT, "aud", "https://bank.example.com"))).isEqualTo(ErrorCode.REVOCATION_UNUSABLE);
    }

    @ParameterizedTest
    @EnumSource
    void theSecretThatWasStillOpens(MessageProfile profile) {
        String old = Samples.sealRevocation(profile, OLD_SECRET, Samples.revocation(profile));
        assertThat(Samples.code(Samples.revocationOpener(profile, ROTATING).open(old, NOW))).isNull();
        assertThat(Samples.code(Samples.revocationOpener(profile, RING).open(old, NOW))).isEqualTo(ErrorCode.REVOCATION_UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeOpenedHasOneAnswerWhateverIsWrongWithIt(MessageProfile profile) {
        byte[] key = profile == MessageProfile.STRICT ? Samples.responseKey(SECRET) : SECRET.key();
        Map<String, Object> claims = Samples.revocation(profile);
        String good = Samples.sealRevocation(profile, SECRET, claims);
        Map<String, Object> long6KiB = with(profile, "padding", "x".repeat(6 * 1024));
        RevocationOpener opener = Samples.revocationOpener(profile, RING);

        assertThat(Stream.of(null, "", "x", "....", good + ".", good.substring(1), good.substring(0, good.length() - 1) + "!",
                good.substring(0, good.length() - 3) + "AAA",
                Samples.sealRevocation(profile, OLD_SECRET, claims),
                Samples.sealRevocation(profile, SECRET, long6KiB),
                sealed(Samples.revocationHeader().compressionAlgorithm(CompressionAlgorithm.DEF).build(), key, claims),
                sealed(Samples.revocationHeader().customParam("x", 1).criticalParams(Set.of("x")).build(), key, claims),
                sealed(Samples.revocationHeader().keyID("unknown!").build(), key, claims),
                sealed(Samples.header().build(), key, claims),
                sealed(Samples.header().type(JOSEObjectType.JWT).build(), key, claims),
                Samples.seal(Samples.revocationHeader().build(), key, new Payload("[]")),
                Samples.seal(Samples.revocationHeader().build(), key, new Payload("{\"iat\":1,\"iat\":1}")))
                .map(message -> opener.open(message, NOW))).containsOnly(Outcome.refuse(ErrorCode.REVOCATION_UNREADABLE));
        assertThat(Samples.code(opener.open(sealed(Samples.revocationHeader().keyID(SECRET.kid()).build(), key, claims), NOW))).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnMessageAndTheConsentAppsAnswersEndNothing(MessageProfile profile) {
        RevocationOpener opener = Samples.revocationOpener(profile, ROTATING);
        for (KeyRing ring : List.of(RING, ROTATING)) {
            assertThat(Samples.code(opener.open(Samples.sealer(profile, ring).seal(Samples.request()), NOW))).isEqualTo(ErrorCode.REVOCATION_UNREADABLE);
        }
        String answer = profile == MessageProfile.STRICT ? Samples.sealStrict(SECRET, Samples.strictAnswer()) : Samples.seal(SECRET, Samples.legacyAnswer());
        assertThat(Samples.code(opener.open(answer, NOW))).isEqualTo(ErrorCode.REVOCATION_UNREADABLE);
    }

    /** Even one that has all that an answer needs. */
    @ParameterizedTest
    @EnumSource
    void aRevocationIsNoAnswer(MessageProfile profile) {
        Map<String, Object> both = Samples.revocation(profile);
        both.putAll(profile == MessageProfile.STRICT ? Samples.strictAnswer() : Samples.legacyAnswer());
        assertThat(Samples.code(Samples.opener(profile, RING).open(Samples.sealRevocation(profile, SECRET, both), Samples.EXPECTED, NOW)))
                .isEqualTo(ErrorCode.ANSWER_HEADER);
    }

    @Test
    void itsTextTellsNothing() {
        assertThat(Samples.accepted(open(MessageProfile.LEGACY, Samples.revocation(MessageProfile.LEGACY)))).hasToString("Revocation[…]");
    }

    private static String sealed(JWEHeader header, byte[] key, Map<String, Object> claims) {
        return Samples.seal(header, key, new Payload(claims));
    }

    private static Map<String, Object> with(MessageProfile profile, String name, Object value) {
        Map<String, Object> claims = Samples.revocation(profile);
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> without(MessageProfile profile, String... names) {
        Map<String, Object> claims = new HashMap<>(Samples.revocation(profile));
        claims.keySet().removeAll(Set.of(names));
        return claims;
    }

    private static ErrorCode code(MessageProfile profile, Map<String, Object> claims) {
        return Samples.code(open(profile, claims));
    }

    private static Outcome<Revocation> open(MessageProfile profile, Map<String, Object> claims) {
        return Samples.revocationOpener(profile, RING).open(Samples.sealRevocation(profile, SECRET, claims), NOW);
    }
}

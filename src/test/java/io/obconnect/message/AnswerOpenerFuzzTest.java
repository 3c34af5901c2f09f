package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Payload;
import io.obconnect.Outcome;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

/**
 * Throws changed messages at the opener. None may be accepted, and nothing but a refusal may come out. The seed of a failing run is
 * in the report and brings back the same messages.
 */
class AnswerOpenerFuzzTest {

    private static final KeyRing ROTATING = new KeyRing(Samples.SECRET, List.of(Samples.OLD_SECRET));
    private static final List<String> LEGACY = List.of(
            Samples.seal(Samples.SECRET, Samples.legacyAnswer()),
            Samples.seal(Samples.OLD_SECRET, Samples.legacyAnswer()),
            Samples.seal(Samples.header().keyID(Samples.SECRET.kid()).build(), Samples.SECRET.key(), new Payload(Samples.legacyAnswer())),
            new ConsentRequestSealer(MessageProfile.LEGACY, ROTATING, Samples.PARTIES, new SecureRandom()).seal(Samples.request()));
    private static final List<String> STRICT = List.of(
            Samples.sealStrict(Samples.SECRET, Samples.strictAnswer()),
            Samples.sealStrict(Samples.OLD_SECRET, Samples.strictAnswer()),
            new ConsentRequestSealer(MessageProfile.STRICT, ROTATING, Samples.PARTIES, new SecureRandom()).seal(Samples.request()));

    @Example
    void theUnchangedAnswersAreAccepted() {
        assertThat(LEGACY.stream().limit(3).map(m -> Samples.opener(MessageProfile.LEGACY, ROTATING).open(m, Samples.EXPECTED, Samples.NOW)))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        assertThat(STRICT.stream().limit(2).map(m -> Samples.opener(MessageProfile.STRICT, ROTATING).open(m, Samples.EXPECTED, Samples.NOW)))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void of20ThousandChangedMessagesNoneIsAccepted(@ForAll("seeds") long seed, @ForAll MessageProfile profile) {
        refusesAll(1_000, seed, profile);
    }

    @Property(tries = 102, shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void of10MillionChangedMessagesNoneIsAccepted(@ForAll("seeds") long seed, @ForAll MessageProfile profile) {
        refusesAll(100_000, seed, profile);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void authenticNonsenseEndsInAnOutcomeToo(@ForAll("seeds") long seed) {
        survivesAuthentic(1_000, seed);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void aMillionTimesAuthenticNonsenseEndsInAnOutcomeToo(@ForAll("seeds") long seed) {
        survivesAuthentic(10_000, seed);
    }

    /** Evenly spread: the usual generator prefers small numbers, and the same seed twice is the same messages twice. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.randomValue(Random::nextLong);
    }

    private static void refusesAll(int messages, long seed, MessageProfile profile) {
        AnswerOpener opener = Samples.opener(profile, ROTATING);
        Mutations.noneIsAccepted(messages, seed, profile == MessageProfile.LEGACY ? LEGACY : STRICT,
                message -> opener.open(message, Samples.EXPECTED, Samples.NOW));
    }

    /** Whoever has the key can seal any payload: an answer that is still right may be accepted, nothing may be thrown. */
    private static void survivesAuthentic(int messages, long seed) {
        Random random = new Random(seed);
        byte[] json = new Payload(Samples.legacyAnswer()).toBytes();
        AnswerOpener opener = Samples.opener(MessageProfile.LEGACY, Samples.RING);
        for (int i = 0; i < messages; i++) {
            byte[] changed = Mutations.nonsense(json, random);
            String message = Jwe.encryptUnder("{\"enc\":\"A256GCM\",\"alg\":\"dir\"}", Samples.SECRET.contentKey(), new SecureRandom(), changed);
            Outcome<OpenedAnswer> outcome = opener.open(message, Samples.EXPECTED, Samples.NOW);
            assertThat(Samples.code(outcome)).as("the seal holds, seed " + seed).isNotEqualTo(io.obconnect.ErrorCode.ANSWER_UNDECRYPTABLE);
        }
    }
}

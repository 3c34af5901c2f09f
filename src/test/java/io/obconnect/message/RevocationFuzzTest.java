package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import com.nimbusds.jose.Payload;
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

/** The same as {@link AnswerOpenerFuzzTest} for the bank's revocations, answers and our own messages among the originals. */
class RevocationFuzzTest {

    private static final KeyRing ROTATING = new KeyRing(Samples.SECRET, List.of(Samples.OLD_SECRET));
    private static final List<String> LEGACY = List.of(
            Samples.sealRevocation(MessageProfile.LEGACY, Samples.SECRET, Samples.revocation(MessageProfile.LEGACY)),
            Samples.sealRevocation(MessageProfile.LEGACY, Samples.OLD_SECRET, Samples.revocation(MessageProfile.LEGACY)),
            Samples.seal(Samples.SECRET, Samples.legacyAnswer()),
            new ConsentRequestSealer(MessageProfile.LEGACY, ROTATING, Samples.PARTIES, new SecureRandom()).seal(Samples.request()));
    private static final List<String> STRICT = List.of(
            Samples.sealRevocation(MessageProfile.STRICT, Samples.SECRET, Samples.revocation(MessageProfile.STRICT)),
            Samples.sealRevocation(MessageProfile.STRICT, Samples.OLD_SECRET, Samples.revocation(MessageProfile.STRICT)),
            Samples.sealStrict(Samples.SECRET, Samples.strictAnswer()),
            new ConsentRequestSealer(MessageProfile.STRICT, ROTATING, Samples.PARTIES, new SecureRandom()).seal(Samples.request()));

    @Example
    void theUnchangedRevocationsAreAccepted() {
        for (MessageProfile profile : MessageProfile.values()) {
            assertThat(originals(profile).stream().limit(2).map(m -> Samples.revocationOpener(profile, ROTATING).open(m, Samples.NOW)))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        }
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
    void authenticNonsenseEndsInAnOutcomeToo(@ForAll("seeds") long seed, @ForAll MessageProfile profile) {
        survivesAuthentic(1_000, seed, profile);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void aMillionTimesAuthenticNonsenseEndsInAnOutcomeToo(@ForAll("seeds") long seed, @ForAll MessageProfile profile) {
        survivesAuthentic(10_000, seed, profile);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.randomValue(Random::nextLong);
    }

    private static List<String> originals(MessageProfile profile) {
        return profile == MessageProfile.LEGACY ? LEGACY : STRICT;
    }

    private static void refusesAll(int messages, long seed, MessageProfile profile) {
        RevocationOpener opener = Samples.revocationOpener(profile, ROTATING);
        Mutations.noneIsAccepted(messages, seed, originals(profile), message -> opener.open(message, Samples.NOW));
    }

    /** Whoever has the key can seal any payload: one that is still right may be accepted, nothing may be thrown. */
    private static void survivesAuthentic(int messages, long seed, MessageProfile profile) {
        Random random = new Random(seed);
        byte[] json = new Payload(Samples.revocation(profile)).toBytes();
        ConsentAppCodec bank = new ConsentAppCodec(profile, Samples.RING, new SecureRandom());
        RevocationOpener opener = Samples.revocationOpener(profile, Samples.RING);
        for (int i = 0; i < messages; i++) {
            byte[] changed = Mutations.nonsense(json, random);
            String header = "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"typ\":\"obconnect-revocation+jwt\"}";
            Outcome<Revocation> outcome = opener.open(bank.seal(Direction.RESPONSE, header, changed), Samples.NOW);
            assertThat(Samples.code(outcome)).as("seed %s", seed).isIn(null, ErrorCode.REVOCATION_UNREADABLE, ErrorCode.REVOCATION_UNUSABLE);
        }
    }
}

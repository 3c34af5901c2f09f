package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class ServerSealTest {

    private static final byte[] SALT = "the server's own salt".getBytes(StandardCharsets.US_ASCII);
    private final ServerSeal seal = new ServerSeal(SALT, Samples.RING);

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void noPurposeOpensAnothersValues(@ForAll("sealing") Purpose sealed, @ForAll("sealing") Purpose opened) {
        String value = seal.seal(sealed, "payload");

        assertThat(seal.open(opened, value)).isEqualTo(sealed == opened ? Optional.of("payload") : Optional.empty());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void noTwoPurposesGiveOneNameToTheSameParts(@ForAll("naming") Purpose one, @ForAll("naming") Purpose other) {
        assertThat(seal.mac(one, "part").equals(seal.mac(other, "part"))).isEqualTo(one == other);
    }

    /** So no key is ever used by two algorithms. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aPurposeThatSealsGivesNoNamesAndOneThatNamesSealsNothing(@ForAll("sealing") Purpose sealing, @ForAll("naming") Purpose naming) {
        assertThatThrownBy(() -> seal.mac(sealing, "part")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.seal(naming, "payload")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.open(naming, seal.seal(sealing, "payload"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void noTwoPurposesShareAKey(@ForAll Purpose one, @ForAll Purpose other) {
        assertThat(one.label().equals(other.label())).isEqualTo(one == other);
    }

    @Provide
    Arbitrary<Purpose> sealing() {
        return Arbitraries.of(Stream.of(Purpose.values()).filter(purpose -> purpose.use() == Purpose.Use.SEAL).toList());
    }

    @Provide
    Arbitrary<Purpose> naming() {
        return Arbitraries.of(Stream.of(Purpose.values()).filter(purpose -> purpose.use() != Purpose.Use.SEAL).toList());
    }

    @Property
    void anyTextComesBackOnEveryNode(@ForAll String text) {
        String payload = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        ServerSeal otherNode = new ServerSeal(SALT, Samples.RING);

        assertThat(otherNode.open(Purpose.TICKET, seal.seal(Purpose.TICKET, payload))).contains(payload);
    }

    @Test
    void everyChangedOrCutValueStaysShut() {
        String value = seal.seal(Purpose.JOURNEY_COOKIE, "payload");

        for (int i = 0; i < value.length(); i++) {
            for (char c : new char[] {'A', 'B', '_', '.', '=', ' ', 'é'}) {
                String changed = value.substring(0, i) + c + value.substring(i + 1);
                assertThat(seal.open(Purpose.JOURNEY_COOKIE, changed).isPresent()).isEqualTo(changed.equals(value));
            }
            assertThat(seal.open(Purpose.JOURNEY_COOKIE, value.substring(0, i))).isEmpty();
        }
        assertThat(seal.open(Purpose.JOURNEY_COOKIE, value + "A")).isEmpty();
    }

    @Test
    void sealingTwiceGivesDifferentValues() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            values.add(seal.seal(Purpose.TICKET, "payload"));
        }

        assertThat(values).hasSize(1000);
    }

    @Test
    void neitherTheSaltNorTheSharedSecretAloneOpens() {
        String value = seal.seal(Purpose.TICKET, "payload");

        assertThat(new ServerSeal("another server's salt".getBytes(StandardCharsets.US_ASCII), Samples.RING).open(Purpose.TICKET, value)).isEmpty();
        assertThat(new ServerSeal(SALT, new KeyRing(Samples.OLD_SECRET, List.of())).open(Purpose.TICKET, value)).isEmpty();
    }

    @Test
    void afterARotationOldValuesOpenAndNamesAreTheSame() {
        ServerSeal before = new ServerSeal(SALT, new KeyRing(Samples.OLD_SECRET, List.of()));
        ServerSeal after = new ServerSeal(SALT, new KeyRing(Samples.SECRET, List.of(Samples.OLD_SECRET)));

        assertThat(after.open(Purpose.LOGIN_PAGE, before.seal(Purpose.LOGIN_PAGE, "payload"))).contains("payload");
        assertThat(before.open(Purpose.LOGIN_PAGE, after.seal(Purpose.LOGIN_PAGE, "payload"))).isEmpty();
        assertThat(after.mac(Purpose.INTENT_CLAIM, "intent")).isEqualTo(before.mac(Purpose.INTENT_CLAIM, "intent"))
                .isNotEqualTo(new ServerSeal("another server's salt".getBytes(StandardCharsets.US_ASCII), Samples.RING).mac(Purpose.INTENT_CLAIM, "intent"));
    }

    @Test
    void aNameTellsWhereOnePartEndsAndTheNextBegins() {
        assertThat(Set.of(
                seal.mac(Purpose.PERSON_INUM, "ab", "c"), seal.mac(Purpose.PERSON_INUM, "a", "bc"), seal.mac(Purpose.PERSON_INUM, "abc"),
                seal.mac(Purpose.PERSON_INUM, "abc", ""), seal.mac(Purpose.PERSON_INUM, "", "abc"), seal.mac(Purpose.PERSON_INUM)))
                .hasSize(6).allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aKeyedHashHas12CharactersAndIsTheSameForTheSameValue() {
        assertThat(seal.keyedHash(Samples.INTENT)).matches("[A-Za-z0-9_-]{12}").isEqualTo(seal.keyedHash(Samples.INTENT))
                .isNotEqualTo(seal.keyedHash(Samples.UID));
    }

    @Test
    void aSaltThatAnybodyCouldGuessIsRefused() {
        assertThatThrownBy(() -> new ServerSeal(new byte[15], Samples.RING)).isInstanceOf(IllegalArgumentException.class);
    }
}

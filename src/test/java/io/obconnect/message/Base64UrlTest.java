package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class Base64UrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AA==", "AA=", "A+AA", "A/AA", "AA\n", " AA", "AAé", "AB", "AAB", "AA.A", "\u0100AAA"})
    void refusesEverySpellingButTheCanonicalOne(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }

    @Property
    void decodesWhatItEncodes(@ForAll byte[] octets) {
        String text = Base64Url.encode(octets);

        assertThat(Base64Url.decode(text).orElseThrow()).isEqualTo(octets);
        assertThat(text).hasSize(Base64Url.encodedLength(octets.length));
    }

    @Property
    void aTextThatDecodesIsTheOneThatWouldBeEncoded(@ForAll String text) {
        Optional<byte[]> octets = Base64Url.decode(text);

        octets.ifPresent(decoded -> assertThat(Base64Url.encode(decoded)).isEqualTo(text));
    }
}

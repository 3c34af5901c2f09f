package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactSerializationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "AA", "AA.AA", "AA.AA.AA.AA", "AA.AA.AA.AA.AA.AA", ".AA.AA", "AA.AA.A", "AA.AB.AA", "AA.A+.AA", "AA.AA.AA.AA.AA=",
        "AA.AA.AA ", "\nAA.AA.AA", "..........................................."})
    void takesThreeOrFiveCanonicalPartsAndNothingElse(String text) {
        assertThat(CompactSerialization.parse(text)).isEmpty();
    }

    @Test
    void tellsTheKinds() {
        assertThat(CompactSerialization.parse("AA.AA.").orElseThrow().jws()).isTrue();
        assertThat(CompactSerialization.parse("AA..AA.AA.AA").orElseThrow().direct()).isTrue();
        assertThat(CompactSerialization.parse("AA.AA.AA.AA.AA").orElseThrow().direct()).isFalse();
        assertThat(CompactSerialization.parse("AA.AA.").orElseThrow().direct()).isFalse();
        assertThat(CompactSerialization.parse("AA.AA.")).hasValueSatisfying(jws -> assertThat(jws).hasToString("CompactSerialization[JWS]"));
    }

    @Property
    void anyTextIsRefusedOrComesBackFromItsParts(@ForAll String text) {
        CompactSerialization.parse(text).ifPresent(parsed ->
                assertThat(String.join(".", parsed.parts().stream().map(Base64Url::encode).toList())).isEqualTo(text));
    }
}

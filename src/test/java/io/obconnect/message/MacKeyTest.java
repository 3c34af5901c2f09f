package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class MacKeyTest {

    private final MacKey jefe = new MacKey(octets("Jefe"));

    @Test
    void aTextInPartsHasTheMacOfTheRfcsExample() { // RFC 4231 section 4.3
        assertThat(jefe.of(octets("what do ya want "), octets("for nothing?"))).asHexString()
                .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void manyThreadsShareAKey() {
        byte[] alone = jefe.of(octets("text"));
        Set<String> macs = IntStream.range(0, 2_000).parallel().mapToObj(number -> Base64Url.encode(jefe.of(octets("text")))).collect(Collectors.toSet());

        assertThat(macs).containsExactly(Base64Url.encode(alone));
        assertThat(jefe).hasToString("MacKey[…]");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

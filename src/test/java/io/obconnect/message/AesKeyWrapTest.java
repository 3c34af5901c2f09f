package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.SecretKey;

class AesKeyWrapTest {

    private static final SecretKey WRAPPING =
            new ContentKey(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")).key();
    private static final byte[] KEY = HexFormat.of().parseHex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f");
    private static final byte[] WRAPPED =
            HexFormat.of().parseHex("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");

    @Test
    void aKeyIsWrappedAndUnwrappedAsTheRfcsExampleIs() { // RFC 3394 section 4.6
        assertThat(AesKeyWrap.wrap(WRAPPING, new ContentKey(KEY).key())).isEqualTo(WRAPPED);
        assertThat(AesKeyWrap.unwrap(WRAPPING, WRAPPED)).hasValueSatisfying(key -> assertThat(key).isEqualTo(KEY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 16, 39, 41, 48})
    void noOtherLengthIsUnwrapped(int octets) {
        assertThat(AesKeyWrap.unwrap(WRAPPING, Arrays.copyOf(WRAPPED, octets))).isEmpty();
    }

    @Test
    void nothingThatWasChangedIsUnwrapped() {
        for (int i = 0; i < WRAPPED.length; i++) {
            byte[] changed = WRAPPED.clone();
            changed[i] ^= 1;
            assertThat(AesKeyWrap.unwrap(WRAPPING, changed)).isEmpty();
        }
    }
}

package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class AesKeyWrapTest {

    @Test
    void aKeyIsWrappedAsTheRfcsExampleIs() { // RFC 3394 section 4.6
        byte[] wrapping = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        byte[] wrapped = HexFormat.of().parseHex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f");

        assertThat(AesKeyWrap.wrap(new ContentKey(wrapping).key(), new ContentKey(wrapped).key())).asHexString()
                .isEqualToIgnoringCase("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
    }
}

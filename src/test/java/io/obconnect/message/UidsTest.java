package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

class UidsTest {

    @Test
    void aUidIsPrefixAndUnpaddedLowerCaseBase32() {
        // RFC 4648 section 10: BASE32("foobar") = MZXW6YTBOI; the octets after it are zero
        byte[] octets = new byte[16];
        System.arraycopy("foobar".getBytes(StandardCharsets.US_ASCII), 0, octets, 0, 6);

        assertThat(new Uids(Samples.fixed(octets)).uid()).isEqualTo("obconnect_mzxw6ytboi" + "a".repeat(16));
    }

    @Test
    void everyUidHasTheFormOfOne() {
        String uid = new Uids(new SecureRandom()).uid();

        assertThat(uid).matches("obconnect_[a-z2-7]{26}");
    }

    @Test
    void aJtiHas128BitsOfBase64url() {
        assertThat(new Uids(new SecureRandom()).jti()).matches("[A-Za-z0-9_-]{22}");
    }
}

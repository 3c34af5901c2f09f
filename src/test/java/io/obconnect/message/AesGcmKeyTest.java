package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class AesGcmKeyTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AesGcmKey key = new AesGcmKey(random(32));

    /** McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test case 16. */
    @Test
    void sealsAsTheAuthorsOfGcmDo() {
        HexFormat hex = HexFormat.of();
        byte[] iv = hex.parseHex("cafebabefacedbaddecaf888");
        AesGcmKey published = new AesGcmKey(hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
        byte[] sealed = published.seal(giving(iv), hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                hex.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));

        assertThat(sealed).asHexString().isEqualToIgnoringCase("cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    @Test
    void opensAfterItHasRefused() {
        byte[] label = {1};
        byte[] box = key.seal(RANDOM, label, new byte[] {42});
        byte[] forged = box.clone();
        forged[forged.length - 1] ^= 1;

        assertThat(key.open(forged, label)).isEmpty();
        assertThat(key.open(box, new byte[] {2})).isEmpty();
        assertThat(key.open(box, label)).hasValueSatisfying(plain -> assertThat(plain).containsExactly(42));
        assertThat(key.open(key.seal(RANDOM, label, new byte[] {43}), label)).as("sealed after a refusal").isPresent();
        assertThat(new AesGcmKey(random(32)).open(box, label)).isEmpty();
    }

    @Test
    void noCutIsOpened() {
        byte[] box = key.seal(RANDOM, new byte[0], new byte[0]);

        for (int length = 0; length < box.length; length++) {
            assertThat(key.open(Arrays.copyOf(box, length), new byte[0])).isEmpty();
        }
    }

    @Test
    void manyThreadsShareAKey() {
        List<Boolean> right = IntStream.range(0, 2_000).parallel().mapToObj(number -> {
            byte[] label = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
            byte[] plain = random(number % 200);
            byte[] box = key.seal(RANDOM, label, plain);
            byte[] forged = box.clone();
            forged[forged.length - 1] ^= 1;
            Optional<byte[]> opened = key.open(box, label);
            return key.open(forged, label).isEmpty() && opened.isPresent() && Arrays.equals(opened.get(), plain);
        }).toList();

        assertThat(right).hasSize(2_000).containsOnly(true);
    }

    @Test
    void takesNoOtherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AesGcmKey(new byte[16]));
        assertThat(key).hasToString("AesGcmKey[…]");
    }

    private static SecureRandom giving(byte[] octets) {
        return new SecureRandom() {

            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(octets, 0, bytes, 0, bytes.length);
            }
        };
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        RANDOM.nextBytes(octets);
        return octets;
    }
}

package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HKDF with SHA-256 (RFC 5869): makes independent keys, one for each label, from one secret. */
final class Hkdf {

    private Hkdf() {
    }

    /** A 256-bit key for a label. */
    static byte[] key(byte[] salt, byte[] secret, String label) {
        return derive(salt, secret, label.getBytes(StandardCharsets.UTF_8), SharedSecret.KEY_OCTETS);
    }

    /**
     * @param salt may be empty (section 2.2: then as many zeros as the hash is long)
     * @param secret the input keying material
     * @param info binds the result to its use
     * @param length of the result in octets, at most 255 × 32
     */
    static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
        byte[] extracted = new MacKey(salt.length == 0 ? new byte[MacKey.OCTETS] : salt).of(secret);
        MacKey expanding = new MacKey(extracted);
        byte[] result = new byte[length];
        byte[] block = {};
        for (int counter = 1, done = 0; done < length; counter++) {
            block = expanding.of(block, info, new byte[] {(byte) counter});
            int taken = Math.min(block.length, length - done);
            System.arraycopy(block, 0, result, done, taken);
            done += taken;
        }
        Arrays.fill(extracted, (byte) 0);
        return result;
    }
}

package io.obconnect.sandbox.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A password as a database keeps it: {@code {SSHA256}} and, in Base64, the hash of password and salt, then the salt. */
public final class PasswordHash {

    private static final String SCHEME = "{SSHA256}";
    private static final int HASH_LENGTH = 32;
    private static final int SALT_LENGTH = 8;

    private PasswordHash() {
    }

    public static String of(String password) {
        byte[] salt = new byte[SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        byte[] both = Arrays.copyOf(hash(password, salt), HASH_LENGTH + SALT_LENGTH);
        System.arraycopy(salt, 0, both, HASH_LENGTH, SALT_LENGTH);
        return SCHEME + Base64.getEncoder().encodeToString(both);
    }

    /** Whether it is that password. @param stored null where nobody can log in */
    public static boolean matches(String password, String stored) {
        if (stored == null || !stored.startsWith(SCHEME)) {
            return false;
        }
        byte[] both = Base64.getDecoder().decode(stored.substring(SCHEME.length()));
        byte[] salt = Arrays.copyOfRange(both, HASH_LENGTH, both.length);
        return MessageDigest.isEqual(hash(password, salt), Arrays.copyOf(both, HASH_LENGTH));
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            return digest.digest(salt);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

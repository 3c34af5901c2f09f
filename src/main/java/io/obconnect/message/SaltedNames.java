package io.obconnect.message;

/**
 * Names that only this server can make and that no rotation of the shared secret changes: HMAC-SHA-256 under a key that follows from the
 * server's salt alone (HKDF, RFC 5869).
 */
public final class SaltedNames {

    private static final byte[] NO_SALT = {};

    private SaltedNames() {
    }

    /**
     * @param salt the server's own
     * @param label what is named; must never change
     * @return 43 characters of base64url; {@code ("ab", "c")} and {@code ("a", "bc")} have different names
     */
    public static String of(byte[] salt, String label, String... parts) {
        return ServerSeal.mac(key(salt, label), parts);
    }

    /** The key of a label's names. The server's salt is HKDF's input keying material here, and HKDF's own salt is empty (RFC 5869 section 2.2). */
    static MacKey key(byte[] salt, String label) {
        return new MacKey(Hkdf.key(NO_SALT, salt, label));
    }
}

package io.obconnect.journey;

import jakarta.enterprise.context.ApplicationScoped;

import java.security.SecureRandom;

/**
 * Reference numbers that connect the page that a person sees with the log line that an operator searches: 8 characters of
 * Crockford's base32 (no I, L, O, U, so that it can be read out on the telephone), 40 random bits.
 */
@ApplicationScoped
public class References {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    /** What one base32 character carries. */
    private static final int BITS = 5;

    private final SecureRandom random = new SecureRandom();

    /** A new one. */
    public String next() {
        long bits = random.nextLong(); // once for all characters: a flood of refusals asks for thousands a second
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt((int) (bits >>> i * BITS) & ALPHABET.length() - 1));
        }
        return text.toString();
    }
}

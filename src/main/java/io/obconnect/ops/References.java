package io.obconnect.ops;

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

    private final SecureRandom random = new SecureRandom();

    /** A new one. */
    public String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
    }
}

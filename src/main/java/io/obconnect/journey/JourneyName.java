package io.obconnect.journey;

import io.obconnect.message.Base64Url;
import io.obconnect.message.Sha256;

/**
 * The name of a journey in places where its uid must not be seen: SHA-256 of the uid. The uid has 128 random bits, so no key is needed, and
 * changing a secret doesn't change the name.
 *
 * @param value {@code obconnect-} and 43 characters of base64url; what never stands in a field of the server's, whose hashes have another form
 */
public record JourneyName(String value) {

    private static final String PREFIX = "obconnect-";
    /** 256 bits in base64url. */
    private static final int LENGTH = PREFIX.length() + 43;
    private static final String HASHED = "obconnect journey name v1 ";

    public static JourneyName of(String uid) {
        return new JourneyName(PREFIX + Base64Url.encode(Sha256.of(HASHED + uid)));
    }

    /** Whether this is a name as {@link #of} makes it. What is read from the store may be another build's, and then it can't be compared. */
    public boolean comparable() {
        return value != null && value.startsWith(PREFIX) && value.length() == LENGTH;
    }
}

package io.obconnect.load;

import java.util.Locale;

/** How a journey is to end. */
enum Fate {

    /** The person approves; the TPP gets a code and redeems it. */
    APPROVE,
    /** The person says no. */
    DENY,
    /** The answer's time is over when it comes back. */
    LATE,
    /** Somebody answers who hasn't got the secret. */
    FORGED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

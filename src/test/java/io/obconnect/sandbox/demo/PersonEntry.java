package io.obconnect.sandbox.demo;

import java.time.Instant;
import java.util.List;

/**
 * A temporary Person as it stands in the directory (protocol section 7).
 *
 * @param uid {@code obconnect_…}
 * @param status {@code active}, or {@code inactive} where it only records a denial
 * @param expires when it may be removed
 * @param notes the values of its marker attribute
 */
record PersonEntry(String uid, String status, Instant expires, List<String> notes) {

    static final String UID_PREFIX = "obconnect_";

    PersonEntry {
        notes = List.copyOf(notes);
    }

    boolean active() {
        return "active".equals(status);
    }
}

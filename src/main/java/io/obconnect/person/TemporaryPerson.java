package io.obconnect.person;

import io.obconnect.request.IntentId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * The entry under {@code ou=people} that stands for one answered journey (protocol section 7). An active one can be logged in and
 * carries a consent; an inactive one only remembers a denial or a failure of the bank.
 *
 * @param inum names the entry; a keyed hash of the uid, so that writing it is the claim of the journey's one answer
 * @param uid the journey's uid, lower case, at most 64 characters
 * @param clientId the TPP that the journey is for
 * @param intent the intent
 * @param consentId the bank's consent; empty for a denial or a failure of the bank
 * @param expiry when the sweeper may remove the entry; whole seconds
 */
public record TemporaryPerson(
        String inum,
        String uid,
        String clientId,
        IntentId intent,
        Optional<String> consentId,
        Instant expiry) {

    /** What every uid of ours begins with; no other Person's does. */
    public static final String UID_PREFIX = "obconnect_";

    public TemporaryPerson {
        Objects.requireNonNull(inum, "inum");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(consentId, "consentId");
        expiry = expiry.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether a uid names a temporary Person. */
    public static boolean isTemporary(String uid) {
        return uid != null && uid.startsWith(UID_PREFIX);
    }

    /** Whether this Person can be logged in. */
    public boolean active() {
        return consentId.isPresent();
    }

    /** Whether both stand for the same answer to the same journey, whenever it was given. A denial and a failure of the bank count as the same. */
    public boolean sameAnswer(TemporaryPerson other) {
        return uid.equals(other.uid) && intent.equals(other.intent) && consentId.equals(other.consentId);
    }

    @Override
    public String toString() {
        return "TemporaryPerson[" + (active() ? "active" : "inactive") + "]";
    }
}

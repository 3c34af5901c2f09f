package io.obconnect.person;

import io.obconnect.request.IntentId;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What makes an entry ours: the values of its multi-valued {@code jansExtUid}, a stock attribute of both stores. {@link #TAG} is the
 * constant that every search filters on; the others carry what the entry has no attribute for.
 *
 * @param expiry when the entry may be removed. The date attribute only picks candidates: SQL keeps it in the time zone of the JVM
 *        that wrote it, and it has the store's precision; this one is exact
 * @param clientId the TPP
 * @param intent the intent
 * @param consentId the consent; empty for a denial or a failure of the bank
 */
public record PersonMarker(Instant expiry, String clientId, IntentId intent, Optional<String> consentId) {

    /** In every entry of ours. Must never change: entries with another tag would stay for ever. */
    public static final String TAG = "obconnect:v1";

    private static final String EXPIRY = "obconnect:exp:";
    private static final String CLIENT = "obconnect:client:";
    private static final String INTENT = "obconnect:intent:";
    private static final String CONSENT = "obconnect:consent:";

    public static PersonMarker of(TemporaryPerson person) {
        return new PersonMarker(person.expiry(), person.clientId(), person.intent(), person.consentId());
    }

    /** The values for {@code jansExtUid}. */
    public List<String> values() {
        List<String> values = new ArrayList<>();
        values.add(TAG);
        values.add(EXPIRY + expiry.getEpochSecond());
        values.add(CLIENT + clientId);
        values.add(INTENT + intent.value());
        consentId.ifPresent(id -> values.add(CONSENT + id));
        return values;
    }

    /** Reads the values; empty where one is malformed or there twice, or one other than the consent is missing: such an entry is never touched. */
    public static Optional<PersonMarker> read(Collection<String> values) {
        if (values == null || !values.contains(TAG)) {
            return Optional.empty();
        }
        List<String> consents = all(values, CONSENT);
        if (consents.size() > 1 || !consents.stream().allMatch(IntentId::isValid)) {
            return Optional.empty();
        }
        return one(values, EXPIRY).flatMap(PersonMarker::instant)
                .flatMap(expiry -> one(values, CLIENT).filter(id -> !id.isEmpty())
                        .flatMap(client -> one(values, INTENT).filter(IntentId::isValid)
                                .map(intent -> new PersonMarker(expiry, client, new IntentId(intent), consents.stream().findFirst()))));
    }

    private static Optional<Instant> instant(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> one(Collection<String> values, String prefix) {
        List<String> all = all(values, prefix);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static List<String> all(Collection<String> values, String prefix) {
        return values.stream().filter(value -> value != null && value.startsWith(prefix)).map(value -> value.substring(prefix.length())).toList();
    }

    @Override
    public String toString() {
        return "PersonMarker[…]";
    }
}

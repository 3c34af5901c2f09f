package io.obconnect.journey;

import io.obconnect.journey.Journey.Consent;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bank's approval, accepted and claimed, on its way from the return to the page that logs the temporary Person in. It travels in that page's
 * address, sealed under the server key, so that the session is written with the login and not once more before it: every write of a session
 * waits for the store's disk. It is worth nothing without the journey cookie and a session that still waits.
 *
 * @param uid the journey
 * @param consent what the bank said
 */
public record Approval(String uid, Consent consent) {

    /** The journey with this approval; empty where it is another one, or one that doesn't wait any more. */
    public Optional<Journey> of(Journey journey) {
        return journey.uid().equals(uid) && journey.status() == Journey.Status.WAITING ? Optional.of(journey.approved(consent)) : Optional.empty();
    }

    public String seal(ServerSeal seal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("u", uid);
        json.put("c", consent.consentId());
        consent.acr().ifPresent(acr -> json.put("a", acr));
        json.put("t", consent.approvedAt().toEpochMilli());
        return seal.seal(Purpose.APPROVAL, json);
    }

    /** Empty where the text isn't an approval that we sealed. */
    public static Optional<Approval> open(ServerSeal seal, String text) {
        return seal.open(Purpose.APPROVAL, text, Approval::read);
    }

    private static Approval read(Map<String, Object> json) {
        return new Approval((String) json.get("u"), new Consent((String) json.get("c"),
                Optional.ofNullable((String) json.get("a")), Instant.ofEpochMilli(((Number) json.get("t")).longValue())));
    }

    @Override
    public String toString() {
        return "Approval[…]";
    }
}

package io.obconnect.journey;

import io.obconnect.journey.Journey.Consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bank's approval, accepted and claimed, on its way from the return to the page that logs the temporary Person in. It travels in that page's
 * address, sealed, so that the session is written only once, with the login: every write waits for the store's disk. Without the journey cookie
 * and a session that still waits for its answer it has no effect.
 *
 * @param uid the journey
 * @param consent what the bank said
 */
public record Approval(String uid, Consent consent) {

    /** Names the journey in a sealed content. */
    public static final String UID = "u";

    /** The journey with this approval; empty where the approval is another journey's, or this one was answered before. */
    public Optional<Journey> of(Journey journey) {
        return journey.uid().equals(uid) && journey.status() == Journey.Status.WAITING ? Optional.of(journey.approved(consent)) : Optional.empty();
    }

    /** For a sealed redirect. */
    public Map<String, Object> content() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(UID, uid);
        json.put("c", consent.consentId());
        consent.acr().ifPresent(acr -> json.put("a", acr));
        json.put("t", consent.approvedAt().toEpochMilli());
        return json;
    }

    /** Empty where the content holds the journey alone. */
    public static Optional<Approval> of(Map<String, Object> json) {
        return Optional.ofNullable((String) json.get("c")).map(consentId -> new Approval((String) json.get(UID), new Consent(consentId,
                Optional.ofNullable((String) json.get("a")), Instant.ofEpochMilli(((Number) json.get("t")).longValue()))));
    }

    @Override
    public String toString() {
        return "Approval[…]";
    }
}

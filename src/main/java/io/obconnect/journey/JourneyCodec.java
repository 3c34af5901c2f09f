package io.obconnect.journey;

import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.message.Json;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A journey as text for the auth server's session: one attribute, {@link #ATTRIBUTE}, with a JSON object. Whatever can't be read is
 * no journey. The names inside are short because session attributes share one database column.
 */
public final class JourneyCodec {

    /** Name of the session attribute. The server copies no request parameter of this name into a session. */
    public static final String ATTRIBUTE = "obconnect";

    private JourneyCodec() {
    }

    public static String encode(Journey journey) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("uid", journey.uid());
        json.put("intent", journey.intent().value());
        json.put("acr", journey.acr().values());
        json.put("essential", journey.acr().essential());
        json.put("scope", journey.scope());
        json.put("client", journey.target().clientId());
        json.put("uri", journey.target().redirectUri());
        journey.target().state().ifPresent(state -> json.put("state", state));
        json.put("type", journey.target().responseType());
        journey.target().responseMode().ifPresent(mode -> json.put("mode", mode));
        json.put("begun", journey.begun().getEpochSecond());
        json.put("deadline", journey.deadline().getEpochSecond());
        json.put("proof", journey.browserProof());
        json.put("status", journey.status().name());
        if (journey.objectOnly()) {
            json.put("bare", true);
        }
        journey.consent().ifPresent(consent -> {
            json.put("consent", consent.consentId());
            consent.acr().ifPresent(acr -> json.put("achieved", acr));
            json.put("approved", consent.approvedAt().toEpochMilli());
        });
        return Json.text(json);
    }

    public static Optional<Journey> decode(String text) {
        try {
            return Json.trusted(text).map(JourneyCodec::read);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Journey read(Map<String, Object> json) {
        ErrorResponseTarget target = new ErrorResponseTarget(text(json, "client"), text(json, "uri"),
                Optional.ofNullable((String) json.get("state")), text(json, "type"),
                Optional.ofNullable((String) json.get("mode")));
        return new Journey(text(json, "uid"), new IntentId(text(json, "intent")),
                new AcrRequirement(((List<?>) json.get("acr")).stream().map(String.class::cast).toList(), (Boolean) json.get("essential")),
                text(json, "scope"), target,
                time(json, "begun"), time(json, "deadline"), text(json, "proof"), Status.valueOf(text(json, "status")),
                Optional.ofNullable((String) json.get("consent")).map(id -> new Consent(id,
                        Optional.ofNullable((String) json.get("achieved")),
                        Instant.ofEpochMilli(((Number) json.get("approved")).longValue()))),
                Boolean.TRUE.equals(json.get("bare")));
    }

    private static String text(Map<String, Object> json, String name) {
        return Objects.requireNonNull((String) json.get(name), name);
    }

    private static Instant time(Map<String, Object> json, String name) {
        return Instant.ofEpochSecond(((Number) json.get(name)).longValue());
    }
}

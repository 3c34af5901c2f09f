package io.obconnect.request;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.message.Json;

import java.util.Map;
import java.util.Optional;

/** Where a request object names the intent (protocol section 1; UK Open Banking security profile, {@code openbanking_intent_id}). */
public final class RequestedIntent {

    /** The claim, and the top-level member. */
    public static final String NAME = "openbanking_intent_id";

    private RequestedIntent() {
    }

    /**
     * Whether the payload of a request object names an intent in any of the places where one can stand, well-formed or not. For the token
     * side: a grant whose request names an intent must have had a journey.
     *
     * @param payloadJson the payload as JSON text, already verified by the server
     * @return what stands there; the empty string where the text can't be read strictly but mentions the name, so that doubt counts as yes
     */
    public static Optional<Object> in(String payloadJson) {
        if (payloadJson == null) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> payload = Json.object(payloadJson);
        if (payload.isEmpty()) {
            return payloadJson.contains(NAME) ? Optional.of("") : Optional.empty();
        }
        return anywhere(payload.get());
    }

    /** Whether the claim is asked for at all, be it without a value. */
    static boolean asked(Map<String, Object> payload) {
        return payload.get("claims") instanceof Map<?, ?> claims && claims.values().stream()
                .anyMatch(section -> section instanceof Map<?, ?> members && members.containsKey(NAME));
    }

    static Optional<Object> anywhere(Map<String, Object> payload) {
        for (Place place : new Place[] {claim(payload, "id_token"), claim(payload, "userinfo"), topLevel(payload)}) {
            if (place.named()) {
                return Optional.of(place.value() == null ? "" : place.value());
            }
        }
        return Optional.empty();
    }

    /** The intent, first place first; refused where there is none, where it is malformed or where the claims disagree. */
    static Outcome<IntentId> from(Map<String, Object> payload) {
        Place idToken = claim(payload, "id_token");
        Place userinfo = claim(payload, "userinfo");
        Place place = idToken.named() ? idToken : topLevel(payload);
        if (!place.named()) {
            return Outcome.refuse(Code.INTENT_MISSING);
        }
        return IntentId.parse(place.value()).then(intent -> userinfo.named() && !intent.value().equals(userinfo.value())
                ? Outcome.refuse(Code.INTENTS_DISAGREE)
                : Outcome.accept(intent));
    }

    private record Place(boolean named, Object value) {
        static final Place NOWHERE = new Place(false, null);
    }

    private static Place topLevel(Map<String, Object> payload) {
        return new Place(payload.containsKey(NAME), payload.get(NAME));
    }

    private static Place claim(Map<String, Object> payload, String member) {
        if (payload.get("claims") instanceof Map<?, ?> claims && claims.get(member) instanceof Map<?, ?> section
                && section.containsKey(NAME)) {
            // "openbanking_intent_id": null asks for the claim without naming an intent, OpenID Connect Core section 5.5.1
            return section.get(NAME) instanceof Map<?, ?> request ? new Place(request.containsKey("value"), request.get("value"))
                    : new Place(section.get(NAME) != null, section.get(NAME));
        }
        return Place.NOWHERE;
    }
}

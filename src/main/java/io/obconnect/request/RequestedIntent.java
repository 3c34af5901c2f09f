package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.Json;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a request names the intent (protocol section 1; UK Open Banking security profile, {@code openbanking_intent_id}).
 *
 * <p>In doubt it counts as named: a value that can't be read but mentions {@code openbanking_intent_id} asks for it.
 */
final class RequestedIntent {

    /** The claim, and the top-level member. */
    static final String NAME = "openbanking_intent_id";

    private final Place idToken;
    private final Place userinfo;
    private final Place topLevel;
    private final boolean asked;
    private final boolean mentioned;

    /** @param payload of a request object */
    RequestedIntent(Map<String, Object> payload) {
        idToken = claim(payload, "id_token");
        userinfo = claim(payload, "userinfo");
        topLevel = new Place(payload.containsKey(NAME), payload.get(NAME));
        asked = payload.get("claims") instanceof Map<?, ?> claims && claims.values().stream()
                .anyMatch(section -> section instanceof Map<?, ?> members && members.containsKey(NAME));
        mentioned = payload.get("claims") != null && !(payload.get("claims") instanceof Map<?, ?>)
                && inText(String.valueOf(payload.get("claims")));
    }

    /** Whether one stands beside the object, where anybody could have written it. */
    static boolean outside(Map<String, String> parameters) {
        return parameters.containsKey(NAME) || parameters.containsKey("claims") && inText(parameters.get("claims"));
    }

    private static boolean inText(String claims) {
        return Json.object(claims).map(read -> new RequestedIntent(Map.of("claims", read)).named()).orElseGet(() -> claims.contains(NAME));
    }

    /** Whether an intent stands in any of the places where one can, well-formed or not. */
    boolean named() {
        return mentioned || Stream.of(idToken, userinfo, topLevel).anyMatch(Place::named);
    }

    /** Whether the claim is asked for at all, be it without a value. */
    boolean asked() {
        return asked;
    }

    /** The intent, first place first; refused where there is none, where it is malformed or where the claims disagree. */
    Outcome<IntentId> intent() {
        Place place = idToken.named() ? idToken : topLevel;
        if (!place.named()) {
            return Outcome.refuse(ErrorCode.INTENT_MISSING);
        }
        return IntentId.parse(place.value()).then(intent -> userinfo.named() && !intent.value().equals(userinfo.value())
                ? Outcome.refuse(ErrorCode.INTENTS_DISAGREE)
                : Outcome.accept(intent));
    }

    private record Place(boolean named, Object value) {
    }

    private static Place claim(Map<String, Object> payload, String member) {
        if (payload.get("claims") instanceof Map<?, ?> claims && claims.get(member) instanceof Map<?, ?> section
                && section.containsKey(NAME)) {
            // "openbanking_intent_id": null asks for the claim without naming an intent, OpenID Connect Core section 5.5.1
            return section.get(NAME) instanceof Map<?, ?> request ? new Place(request.containsKey("value"), request.get("value"))
                    : new Place(section.get(NAME) != null, section.get(NAME));
        }
        return new Place(false, null);
    }
}

package io.obconnect.tools.kit;

import io.obconnect.message.ConsentRequest;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the auth server asked, as a Consent App reads it (protocol section 2).
 *
 * @param sealed the message itself
 * @param kid of its header
 * @param returnTo where the answer goes
 * @param uid the journey
 * @param intent the intent id
 * @param acrValues what the TPP accepts, most wanted first
 * @param expires the message's {@code exp}
 * @param payload all of it, as parsed
 */
record Question(String sealed, Optional<String> kid, String returnTo, String uid, String intent, List<String> acrValues, Instant expires,
                Map<String, Object> payload) {

    /** The question that was sealed: what a Consent App would read in it. */
    static Question of(ConsentRequest request, String sealed, Optional<String> kid) {
        return new Question(sealed, kid, request.returnTo(), request.uid(), request.intent(), request.acrValues(), request.expiresAt(), Map.of());
    }

    /**
     * Opens what a command was given as the auth server's request.
     *
     * @throws Unreadable where the secret doesn't open it, or it isn't a request
     */
    static Question open(Wire wire, String compact, Surroundings surroundings) {
        return wire.counterpart(surroundings.random()).open(Direction.REQUEST, compact).fold(
                opened -> read(compact, opened.header(), opened.payload())
                        .orElseThrow(() -> new Unreadable("This isn't a request of the auth server: returnTo, uid, exp, intent or claims are missing.")),
                refusal -> {
                    throw new Unreadable("The request can't be opened (" + refusal.code().title() + "). obconnect kit inspect tells more.");
                });
    }

    /** Empty where a member is missing that every request of ours has. */
    private static Optional<Question> read(String sealed, Map<String, Object> header, byte[] payload) {
        return Json.object(payload).flatMap(members -> {
            Optional<String> kid = Optional.ofNullable(header.get("kid")).map(String::valueOf);
            Object intent = at(members, "prompt", "details", "openbanking_intent_id", "value");
            Object acrs = at(members, "params", "claims") instanceof String claims
                    ? Json.object(claims).map(parsed -> at(parsed, "id_token", "acr", "values")).orElse(null)
                    : null;
            return members.get("returnTo") instanceof String returnTo && members.get("uid") instanceof String uid
                    && intent instanceof String id && acrs instanceof List<?> values && members.get("exp") instanceof Number exp
                    ? Optional.of(new Question(sealed, kid, returnTo, uid, id, values.stream().map(String::valueOf).toList(),
                            Instant.ofEpochSecond(exp.longValue()), members))
                    : Optional.empty();
        });
    }

    /** A text in the payload; empty where there is none. */
    String text(String... path) {
        return at(payload, path) instanceof String text ? text : "";
    }

    private static Object at(Map<?, ?> members, String... path) {
        Object value = members;
        for (String name : path) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    @Override
    public String toString() {
        return "Question[…]";
    }
}

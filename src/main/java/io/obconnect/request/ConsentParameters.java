package io.obconnect.request;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a TPP asks the person for: what the script needs of a validated authorization request. It reaches the authentication script sealed in the
 * login page's address ({@link SealedRedirect}), because Janssen keeps nothing of a pushed request in the session.
 *
 * @param intent the intent
 * @param acr the authentication context
 * @param scope the scopes, space-separated; empty where none were asked
 * @param objectOnly whether the call had nothing but a request object and we completed it, so that its intent completes one journey only
 */
public record ConsentParameters(IntentId intent, AcrRequirement acr, String scope, boolean objectOnly) {

    private static final Duration SEALED_LIFETIME = Duration.ofMinutes(2);

    /** For a sealed redirect; good for two minutes. */
    public Map<String, Object> content(Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("i", intent.value());
        json.put("a", acr.values());
        json.put("e", acr.essential());
        json.put("s", scope);
        json.put("r", objectOnly);
        json.put("x", now.plus(SEALED_LIFETIME).getEpochSecond());
        return json;
    }

    /** Empty where two minutes have passed. */
    static Optional<ConsentParameters> of(Map<String, Object> json, Instant now) {
        List<String> acr = ((List<?>) json.get("a")).stream().map(String.class::cast).toList();
        ConsentParameters asked = new ConsentParameters(new IntentId((String) json.get("i")), new AcrRequirement(acr, (Boolean) json.get("e")),
                (String) json.get("s"), (Boolean) json.get("r"));
        return now.isBefore(Instant.ofEpochSecond(((Number) json.get("x")).longValue())) ? Optional.of(asked) : Optional.empty();
    }
}

package io.obconnect.token;

import io.obconnect.message.Json;
import io.obconnect.request.IntentId;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every token of a grant says, kept from the code exchange on: the session lives a day, the Person ten minutes, a consent ninety
 * days (protocol section 6).
 *
 * @param intent {@code openbanking_intent_id}
 * @param consentId {@code consent_id}
 * @param acr the authentication context that the bank achieved; empty where it didn't say, and the server's own value stays
 * @param subject {@code sub}, the same in all tokens of the grant
 * @param uid the Person that the grant was about
 * @param clientId the client that the consent was given for
 * @param approvedAt when the consent was given, to the millisecond; a revocation ends what was approved before it
 */
public record TokenClaims(String intent, String consentId, Optional<String> acr, String subject, String uid, String clientId,
        Instant approvedAt) {

    public TokenClaims {
        if (!IntentId.isValid(intent) || !IntentId.isValid(consentId) || subject.isBlank()) {
            throw new IllegalArgumentException("not token data");
        }
        Objects.requireNonNull(acr, "acr");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(approvedAt, "approvedAt");
    }

    /** The claims by name; {@code acr} only where the bank said. {@link io.obconnect.janssen.TokenHooks} puts them into the tokens. */
    public Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put("openbanking_intent_id", intent);
        claims.put("consent_id", consentId);
        acr.ifPresent(value -> claims.put("acr", value));
        return claims;
    }

    /** As JSON text. */
    public String encode() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("intent", intent);
        json.put("consent", consentId);
        acr.ifPresent(value -> json.put("acr", value));
        json.put("sub", subject);
        json.put("uid", uid);
        json.put("client", clientId);
        json.put("at", approvedAt.toEpochMilli());
        return Json.text(json);
    }

    /** Empty where it isn't what {@link #encode} made. */
    public static Optional<TokenClaims> decode(String text) {
        try {
            return Json.trusted(text).map(json -> new TokenClaims((String) json.get("intent"), (String) json.get("consent"),
                    Optional.ofNullable((String) json.get("acr")), (String) json.get("sub"), (String) json.get("uid"),
                    (String) json.get("client"), approvedAt(json)));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Records of earlier releases have no time; they count as oldest, so any revocation of the consent ends them. */
    private static Instant approvedAt(Map<String, Object> json) {
        return json.get("at") instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : Instant.EPOCH;
    }

    @Override
    public String toString() {
        return "TokenClaims[…]";
    }
}

package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Seals sessionData for the Consent App: a compact JWE with direct encryption (RFC 7516, RFC 7518 sections 4.5 and 5.3) around the
 * payload of protocol section 2.
 *
 * <p>legacy: the header is exactly <code>{"enc":"A256GCM","alg":"dir"}</code>, with {@code kid} behind it only while keys rotate.
 * strict: always {@code kid} and {@code typ}. No {@code typ} and {@code aud} in legacy, because JOSE consumers with default settings
 * refuse values that they weren't told of.
 */
public final class ConsentRequestSealer {

    /** {@code typ} of a strict message of ours; so the message is recognized where it comes back as an answer. */
    static final String TYPE = "obconnect-request+jwt";

    private final MessageProfile profile;
    private final Parties parties;
    private final MessageKey key;
    private final Map<String, Object> header;
    private final SecureRandom random;

    /** @param random gives the IVs; one IV never comes twice with one key (NIST SP 800-38D section 8.2.2) */
    public ConsentRequestSealer(MessageProfile profile, KeyRing ring, Parties parties, SecureRandom random) {
        this.profile = profile;
        this.parties = parties;
        this.key = MessageKey.of(profile, ring, Direction.REQUEST).get(0);
        this.header = header(profile, profile == MessageProfile.STRICT || ring.rotating(), key.kid());
        this.random = random;
    }

    /** The compact serialization; its length is part of what {@link Sizes#fit} checks. */
    public String seal(ConsentRequest request) {
        return Jwe.encrypt(header, key.key(), random, Json.text(payload(request)).getBytes(StandardCharsets.UTF_8));
    }

    /** The members stand in this order. */
    private static Map<String, Object> header(MessageProfile profile, boolean named, String kid) {
        Map<String, Object> header = object("enc", "A256GCM", "alg", "dir");
        if (named) {
            header.put("kid", kid);
        }
        if (profile == MessageProfile.STRICT) {
            header.put("typ", TYPE);
        }
        return header;
    }

    private Map<String, Object> payload(ConsentRequest request) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("returnTo", request.returnTo());
        payload.put("prompt", object("name", "login",
                "details", object("openbanking_intent_id", object("value", request.intent(), "essential", essential()))));
        payload.put("uid", request.uid());
        payload.put("params", object("client_id", request.clientId(), "scope", request.scope(), "claims", claims(request)));
        payload.put("exp", request.expiresAt().getEpochSecond());
        payload.put("iat", request.issuedAt().getEpochSecond());
        payload.put("jti", request.jti());
        payload.put("client", object("client_name", request.clientName(), "org_name", request.organizationName()));
        if (profile == MessageProfile.STRICT) {
            payload.put("iss", parties.authServer());
            payload.put("aud", parties.consentApp());
        }
        return payload;
    }

    /** In prompt.details legacy has the text "true", as Consent Apps of the existing solution compare it. */
    private Object essential() {
        return profile == MessageProfile.LEGACY ? "true" : Boolean.TRUE;
    }

    /** JSON text, not an object: Consent Apps parse it a second time. */
    private static String claims(ConsentRequest request) {
        Map<String, Object> intent = object("value", request.intent(), "essential", true);
        Map<String, Object> acr = object("essential", true, "values", List.copyOf(request.acrValues()));
        return Json.text(object(
                "userinfo", object("openbanking_intent_id", intent),
                "id_token", object("openbanking_intent_id", intent, "acr", acr)));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}

package io.obconnect.sandbox.demo;

import com.nimbusds.jose.util.JSONObjectUtils;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the auth server's {@code sessionData} asks of the bank (protocol section 2).
 *
 * @param acrs the acr values that would do, in the TPP's order
 * @param kid names the secret that it was sealed with
 */
record ConsentAsked(URI returnTo, String uid, String intent, String clientId, String clientName, String organization, 
        List<String> acrs, Instant expires, Optional<String> kid) {

    /** @throws ParseException where a member is absent or of another type */
    static ConsentAsked of(SealedMessage message) throws ParseException {
        Map<String, Object> payload = message.payload();
        Map<String, Object> prompt = object(payload, "prompt");
        Map<String, Object> params = object(payload, "params");
        Map<String, Object> client = object(payload, "client");
        String intent = text(object(object(prompt, "details"), "openbanking_intent_id"), "value");
        Map<String, Object> acr = object(object(Json.parse(text(params, "claims")), "id_token"), "acr");
        List<String> acrs = JSONObjectUtils.getStringList(acr, "values");
        URI returnTo = URI.create(text(payload, "returnTo"));
        if (returnTo.getHost() == null || !List.of("http", "https").contains(returnTo.getScheme())) {
            throw new ParseException("returnTo is no web address", 0);
        }
        return new ConsentAsked(returnTo, text(payload, "uid"), intent, text(params, "client_id"), text(client, "client_name"),
                text(client, "org_name"), acrs == null ? List.of() : acrs,
                Instant.ofEpochSecond(JSONObjectUtils.getLong(payload, "exp")),
                Optional.ofNullable((String) message.header().get("kid")));
    }

    URI returnWith(String sessionData) {
        return URI.create(returnTo + (returnTo.getRawQuery() == null ? "?" : "&") + "sessionData=" + sessionData);
    }

    URI returnCancelled() {
        return URI.create(returnTo + (returnTo.getRawQuery() == null ? "?" : "&") + "cancel");
    }

    private static Map<String, Object> object(Map<String, Object> in, String name) throws ParseException {
        Map<String, Object> value = JSONObjectUtils.getJSONObject(in, name);
        if (value == null) {
            throw new ParseException(name + " is absent", 0);
        }
        return value;
    }

    private static String text(Map<String, Object> in, String name) throws ParseException {
        String value = JSONObjectUtils.getString(in, name);
        if (value == null) {
            throw new ParseException(name + " is absent", 0);
        }
        return value;
    }
}

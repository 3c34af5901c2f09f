package io.obconnect.request;

import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;

import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A verified request on its way from the authorization endpoint to the login page, sealed by us in the page's address. Janssen keeps
 * nothing of a pushed request in the session (neither {@code request} nor {@code request_uri}), and drops unknown parameters at the
 * login page, but shows them to the authentication script once.
 *
 * @param clientId the TPP
 * @param asked what it asks for
 * @param bare whether the call was completed by us, so that it works once
 * @param binding MAC over all parameters of the login page's address
 * @param expires the end of its life
 */
public record CarriedRequest(String clientId, Asked asked, boolean bare, String binding, Instant expires) {

    /** The parameter's name. */
    public static final String PARAMETER = "obconnect";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    /**
     * Vouches for a request.
     *
     * @param page the query of the login page's address, as the server redirects to it
     */
    public static CarriedRequest of(VerifiedRequest request, String page, ServerSeal seal, Instant now) {
        Map<String, List<String>> query = Parameters.decode(page);
        return new CarriedRequest(request.clientId(), request.asked(), request.bare(), bind(query, seal), now.plus(LIFETIME));
    }

    /** Whether the login page was called with the very parameters that the server redirected to, none more, none less, none changed. */
    public boolean belongsTo(Map<String, List<String>> page, ServerSeal seal) {
        return MessageDigest.isEqual(binding.getBytes(StandardCharsets.US_ASCII), bind(page, seal).getBytes(StandardCharsets.US_ASCII));
    }

    private static String bind(Map<String, List<String>> page, ServerSeal seal) {
        List<String> parts = new ArrayList<>();
        new TreeMap<>(page).forEach((name, values) -> {
            if (!name.equals(PARAMETER)) {
                values.forEach(value -> {
                    parts.add(name);
                    parts.add(value);
                });
            }
        });
        return seal.mac(Purpose.PAGE_BINDING, parts.toArray(String[]::new));
    }

    public String seal(ServerSeal seal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("c", clientId);
        json.put("i", asked.intent().value());
        json.put("a", asked.acr().values());
        json.put("e", asked.acr().essential());
        json.put("s", asked.scope());
        json.put("r", bare);
        json.put("b", binding);
        json.put("x", expires.getEpochSecond());
        return seal.seal(Purpose.CARRIED_REQUEST, json);
    }

    /** Empty where the text isn't one that we sealed, or is older than two minutes. */
    public static Optional<CarriedRequest> open(ServerSeal seal, String text, Instant now) {
        return seal.open(Purpose.CARRIED_REQUEST, text, CarriedRequest::read).filter(carried -> now.isBefore(carried.expires));
    }

    private static CarriedRequest read(Map<String, Object> json) {
        List<String> acr = ((List<?>) json.get("a")).stream().map(String.class::cast).toList();
        return new CarriedRequest((String) json.get("c"),
                new Asked(new IntentId((String) json.get("i")), new AcrDemand(acr, (Boolean) json.get("e")), (String) json.get("s")),
                (Boolean) json.get("r"), (String) json.get("b"), Instant.ofEpochSecond(((Number) json.get("x")).longValue()));
    }

    @Override
    public String toString() {
        return "CarriedRequest[…]";
    }
}

package io.obconnect.gate;

import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;
import io.obconnect.request.Parameters;
import io.obconnect.web.HeldAnswer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The authorization response that the server made, read as its client would: from the query, the fragment or the form, and from the JWT of JARM.
 * Of an encrypted JWT nothing is known.
 */
final class ServerResponse {

    private static final Pattern FIELD = Pattern.compile("(?i)<input[^>]*\\bname=\"(\\w+)\"[^>]*\\bvalue=\"([^\"]*)\"");
    private static final int SIGNED_PARTS = 3;

    private ServerResponse() {
    }

    /**
     * {@code error}, where the response is one.
     *
     * @param redirectUri may have parameters of its own, which aren't the response's
     */
    static Optional<String> error(HeldAnswer held, String redirectUri) {
        return held.location().map(location -> error(location, redirectUri)).orElseGet(() -> {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher field = FIELD.matcher(new String(held.body(), StandardCharsets.UTF_8));
            while (field.find()) {
                fields.put(field.group(1), field.group(2));
            }
            return error(fields);
        });
    }

    /** Of a redirect. */
    static Optional<String> error(String location, String redirectUri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String own = location.startsWith(redirectUri) ? location.substring(redirectUri.length()) : location;
        for (String part : own.split("[?#]", -1)) {
            Parameters.decode(part).forEach((name, values) -> parameters.put(name, values.get(0)));
        }
        return error(parameters);
    }

    private static Optional<String> error(Map<String, String> parameters) {
        Optional.ofNullable(parameters.get("response")).flatMap(ServerResponse::claims)
                .ifPresent(claims -> claims.forEach((name, value) -> parameters.put(name, String.valueOf(value))));
        return Optional.ofNullable(parameters.get("error"));
    }

    /** Not verified: the server itself signed it in this request. */
    private static Optional<Map<String, Object>> claims(String jwt) {
        List<String> parts = List.of(jwt.split("\\.", -1));
        return parts.size() != SIGNED_PARTS ? Optional.empty()
                : Base64Url.decode(parts.get(1)).flatMap(octets -> Json.trusted(new String(octets, StandardCharsets.UTF_8)));
    }
}

package io.obconnect.sandbox.demo;

import com.nimbusds.oauth2.sdk.util.URLUtils;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request that reached one of the demo's servers.
 *
 * @param parameters of the query or of the form posted
 * @param body as text, empty without one
 */
record Ask(String method, URI uri, Map<String, List<String>> parameters, String body, Map<String, String> headers) {

    static Ask of(String method, URI uri, String body, Map<String, String> headers) {
        boolean form = headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        Map<String, List<String>> parameters = new HashMap<>(URLUtils.parseParameters(uri.getRawQuery()));
        if (form) {
            parameters.putAll(URLUtils.parseParameters(body));
        }
        return new Ask(method, uri, parameters, body, headers);
    }

    /** Empty where it is absent or stands more than once. */
    Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    Optional<String> cookie(String name) {
        return cookie(headers.getOrDefault("cookie", ""), name);
    }

    /** One cookie of a {@code Cookie} header. */
    static Optional<String> cookie(String header, String name) {
        for (String pair : header.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return Optional.of(pair.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }
}

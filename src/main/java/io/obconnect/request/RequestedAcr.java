package io.obconnect.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * Which authentication context a request asks for, and what the auth server makes of it.
 *
 * @param claimed the values of {@code claims.id_token.acr} in the object (OpenID Connect Core section 5.5.1.1)
 * @param essential whether that claim is essential
 * @param valueless whether that claim is there without a value: the server then forgets {@code acr_values} and runs its default
 * @param listed {@code acr_values} of the object, which the server ignores
 * @param queried {@code acr_values} of the query
 */
record RequestedAcr(List<String> claimed, boolean essential, boolean valueless, List<String> listed, List<String> queried) {

    static RequestedAcr of(Map<String, Object> payload, Map<String, String> query) {
        List<String> listed = words(OAuthParameters.text(payload, "acr_values").orElse(""));
        List<String> queried = words(query.getOrDefault("acr_values", ""));
        if (!(payload.get("claims") instanceof Map<?, ?> claims && claims.get("id_token") instanceof Map<?, ?> section
                && section.containsKey("acr"))) {
            return new RequestedAcr(List.of(), false, false, listed, queried);
        }
        if (!(section.get("acr") instanceof Map<?, ?> members)) {
            return new RequestedAcr(List.of(), false, true, listed, queried);
        }
        List<String> claimed = new ArrayList<>();
        if (members.get("values") instanceof List<?> values) {
            values.forEach(value -> claimed.addAll(words(String.valueOf(value))));
        } else if (members.get("value") instanceof String value) {
            claimed.addAll(words(value));
        }
        boolean essential = "true".equals(String.valueOf(members.get("essential")));
        // an empty object leaves the server's acr_values alone
        return new RequestedAcr(claimed, essential, claimed.isEmpty() && !members.isEmpty(), listed, queried);
    }

    /** Separated by one space or several, and by nothing else (RFC 6749 section 3.3). */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text, " ");
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return Collections.unmodifiableList(words);
    }

    /** Whether one of the values names an authentication method that isn't ours. */
    boolean namesOther(AuthServer server) {
        return !Stream.of(claimed, listed, queried).flatMap(List::stream).allMatch(server::isOurAcr);
    }

    /** What the bank has to achieve: the first of the three that says more than our own name. */
    AcrRequirement demand(AuthServer server) {
        List<String> wanted = contexts(claimed, server);
        if (!wanted.isEmpty()) {
            return new AcrRequirement(wanted, essential);
        }
        wanted = contexts(listed, server);
        return new AcrRequirement(wanted.isEmpty() ? contexts(queried, server) : wanted, false);
    }

    private static List<String> contexts(List<String> values, AuthServer server) {
        return values.stream().filter(value -> !value.equals(server.ourAcr())).distinct().toList();
    }
}

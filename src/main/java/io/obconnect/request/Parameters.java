package io.obconnect.request;

import jakarta.servlet.http.HttpServletRequest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of one HTTP request, from the query and from a form body, and which came from where. The container reads the body, however it is
 * transferred, and the server gets it from the container in the same way.
 */
public final class Parameters {

    private final Map<String, List<String>> query;
    private final Map<String, List<String>> form;
    private final Optional<String> basicClient;
    private final boolean authorizationHeader;

    Parameters(Map<String, List<String>> query, Map<String, List<String>> form, String authorization) {
        this.query = query;
        this.form = form;
        this.basicClient = BasicCredentials.user(authorization);
        this.authorizationHeader = authorization != null;
    }

    /** Reads a request; a form body is read through the container, which keeps it for the server. */
    public static Parameters of(HttpServletRequest request) {
        Map<String, List<String>> query = decode(request.getQueryString());
        Map<String, List<String>> form = new LinkedHashMap<>();
        if (hasForm(request)) {
            request.getParameterMap().forEach((name, values) -> {
                List<String> rest = new ArrayList<>(List.of(values));
                query.getOrDefault(name, List.of()).forEach(rest::remove);
                if (!rest.isEmpty()) {
                    form.put(name, rest);
                }
            });
        }
        return new Parameters(query, form, request.getHeader("Authorization"));
    }

    /** Whether a request has a form body that the server takes parameters from. */
    static boolean hasForm(HttpServletRequest request) {
        String type = request.getContentType();
        return "POST".equals(request.getMethod()) && type != null
                && type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, "application/x-www-form-urlencoded".length());
    }

    /** The one value of a parameter; empty where it is absent, blank or repeated. */
    public Optional<String> single(String name) {
        List<String> values = all(name);
        return values.size() == 1 ? Optional.of(values.get(0)).filter(value -> !value.isBlank()) : Optional.empty();
    }

    /** Every value of a parameter, the query's first. */
    public List<String> all(String name) {
        List<String> inQuery = query.getOrDefault(name, List.of());
        List<String> inForm = form.getOrDefault(name, List.of());
        if (inForm.isEmpty()) {
            return inQuery;
        }
        List<String> all = new ArrayList<>(inQuery);
        all.addAll(inForm);
        return all;
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(query.keySet());
        names.addAll(form.keySet());
        return names;
    }

    /** Whether an OAuth parameter stands twice (RFC 6749 section 3.1): readers would pick different ones. */
    boolean repeated() {
        return names().stream().anyMatch(name -> OAuthParameters.NAMES.contains(name) && all(name).size() > 1);
    }

    /** Each parameter that has one value that isn't blank. */
    public Map<String, String> singles() {
        Map<String, String> singles = new LinkedHashMap<>();
        for (String name : names()) {
            single(name).ifPresent(value -> singles.put(name, value));
        }
        return singles;
    }

    /** The query's parameters. */
    public Map<String, List<String>> query() {
        return query;
    }

    Map<String, List<String>> form() {
        return form;
    }

    /** The client that the {@code Authorization} header names (RFC 6749 section 2.3.1); the server checks it. */
    public Optional<String> basicClient() {
        return basicClient;
    }

    /** Whether there is an {@code Authorization} header, of whatever scheme. */
    boolean authorizationHeader() {
        return authorizationHeader;
    }

    /** Decodes {@code application/x-www-form-urlencoded} text. */
    public static Map<String, List<String>> decode(String text) {
        Map<String, List<String>> decoded = new LinkedHashMap<>();
        if (text == null) {
            return decoded;
        }
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', from);
            boolean valued = equals >= 0 && equals < end;
            String name = decoded(text.substring(from, valued ? equals : end));
            if (!name.isEmpty()) {
                decoded.computeIfAbsent(name, key -> new ArrayList<>(1)).add(valued ? decoded(text.substring(equals + 1, end)) : "");
            }
            from = end + 1;
        }
        return decoded;
    }

    /** Wrong percent-encoding stays as it is: the server refuses it by itself. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "Parameters[…]";
    }
}

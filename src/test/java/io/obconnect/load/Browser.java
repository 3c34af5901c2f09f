package io.obconnect.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's browser, with its own cookies, over a connection that outlives it. */
final class Browser {

    private static final int MOST_HOPS = 15;
    private static final Pattern GONE = Pattern.compile("(?i);\\s*max-age=0(?:;|$)|01[ -]Jan[ -]1970");

    private final Wire wire;
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** A page, and where it was found. */
    record Page(URI uri, Wire.Answer answer) {

        /** Where it redirects to; null where it doesn't. */
        URI location() {
            return answer.status() / 100 == 3 && answer.location() != null ? uri.resolve(answer.location()) : null;
        }
    }

    /** @param base the server's, for example {@code http://localhost:8080/jans-auth} */
    Browser(Wire wire, String base) {
        this.wire = wire;
        this.base = base;
    }

    Page get(URI uri) throws IOException {
        return page(uri, wire.request("GET", target(uri), cookieLine(), null));
    }

    Page post(URI uri, String form) throws IOException {
        return page(uri, wire.request("POST", target(uri), cookieLine(), form.getBytes(StandardCharsets.UTF_8)));
    }

    /** Goes where the server leads, up to the first page that leads away from it or nowhere. */
    Page follow(Page first) throws IOException, Unexpected {
        Page page = first;
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            URI next = page.location();
            if (next == null || !next.toString().startsWith(base)) {
                return page;
            }
            page = get(next);
        }
        throw new Unexpected("redirects without end");
    }

    /** The header line with this browser's cookies; empty where it has none. */
    String cookieLine() {
        return cookies.isEmpty() ? "" : cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
    }

    private Page page(URI uri, byte[] request) throws IOException {
        Wire.Answer answer = wire.send(request);
        answer.setCookies().forEach(this::keep);
        return new Page(uri, answer);
    }

    private void keep(String setCookie) {
        int end = setCookie.indexOf(';');
        String pair = end < 0 ? setCookie : setCookie.substring(0, end);
        int equals = pair.indexOf('=');
        if (GONE.matcher(setCookie).find()) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}

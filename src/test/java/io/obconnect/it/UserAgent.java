package io.obconnect.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A browser without a screen: keeps cookies of one host, follows redirects only when told to, so that a test can stop, look and interfere
 * at every hop.
 */
public final class UserAgent {

    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** One answer, read. */
    public record Page(URI uri, int status, Map<String, List<String>> headers, String body) {

        /** Where it redirects to, absolute. */
        public URI location() {
            return headers.getOrDefault("location", List.of()).stream().findFirst().map(uri::resolve)
                    .orElseThrow(() -> new AssertionError(this + " should redirect, but says: " + body));
        }

        public boolean redirects() {
            return status / 100 == 3 && headers.containsKey("location");
        }

        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()));
        }

        @Override
        public String toString() {
            return status + " at " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
        }
    }

    /** This browser's cookies; live. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Names of our journey cookies. */
    public List<String> journeyCookies() {
        return cookies.keySet().stream().filter(name -> name.contains("obconnect-")).toList();
    }

    public UserAgent with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same browser at this moment, going its own way from here. */
    public UserAgent copy() {
        UserAgent copy = new UserAgent();
        copy.cookies.putAll(cookies);
        copy.headers.putAll(headers);
        return copy;
    }

    public Page get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    public Page get(String uri) {
        return get(URI.create(uri));
    }

    public Page method(String method, URI uri) {
        return send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()));
    }

    public Page post(URI uri, Map<String, String> form) {
        return post(uri, encode(form));
    }

    public Page post(URI uri, String form) {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    public Page post(URI uri, String contentType, String body) {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** The same in chunks: without a length known beforehand. */
    public Page postChunked(URI uri, String form) {
        byte[] octets = form.getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(octets))));
    }

    /** Follows redirects while they stay on the server under {@code base}; gives the first answer that leaves it or doesn't redirect. */
    public Page follow(Page page, String base) {
        Page current = page;
        for (int hops = 0; hops < 15; hops++) {
            if (!current.redirects() || !current.location().toString().startsWith(base)) {
                return current;
            }
            current = get(current.location());
        }
        throw new AssertionError("redirects without end, last " + current);
    }

    private Page send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Page(response.uri(), response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Secure cookies too: browsers take loopback for trustworthy. */
    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        boolean gone = setCookie.matches("(?i).*;\\s*max-age=0(;.*)?$") || setCookie.contains("01-Jan-1970") || setCookie.contains("01 Jan 1970");
        if (gone) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The parameters of a query or fragment. */
    public static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? List.<String>of() : new ArrayList<>(List.of(text.split("&")))) {
            int equals = pair.indexOf('=');
            parameters.put(URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}

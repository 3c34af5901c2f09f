package io.obconnect.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A browser for tests: keeps cookies as a browser does (by host, Secure ones on loopback too), stops at every redirect, and fills in
 * forms. One hop at a time, so that a test sees each.
 */
public final class WebBrowser {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b([^>]*)>", Pattern.DOTALL);
    private static final int MOST_HOPS = 20;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    /**
     * What came back.
     *
     * @param address what was asked for
     */
    public record Page(URI address, int status, Map<String, List<String>> headers, String body) {

        /** Where the redirect leads. */
        public Optional<URI> location() {
            return header("location").map(address::resolve);
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).flatMap(e -> e.getValue().stream()).findFirst();
        }

        public List<String> setCookies() {
            return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase("set-cookie")).flatMap(e -> e.getValue().stream()).toList();
        }

        /** A parameter of the redirect's query or fragment. */
        public Optional<String> answer(String name) {
            return location().flatMap(to -> parameter(to, name));
        }
    }

    /** A parameter of an address's query, else of its fragment. */
    public static Optional<String> parameter(URI address, String name) {
        return Stream.of(address.getRawQuery(), address.getRawFragment()).filter(Objects::nonNull)
                .flatMap(text -> Stream.of(text.split("&"))).filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8)).findFirst();
    }

    /** {@code a=1&b=2} of these, in their order. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    public Page get(URI address) {
        return send(address, HttpRequest.newBuilder(address).GET());
    }

    public Page post(URI address, Map<String, String> fields) {
        return send(address, HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** Sends anything, with this browser's cookies. */
    public Page send(URI address, HttpRequest.Builder request) {
        String header = cookieHeader(address);
        if (!header.isEmpty()) {
            request.header("Cookie", header);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(value -> keep(address, value));
            return new Page(address, response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Follows redirects as long as they stay at an origin, for example {@code http://localhost:8080}; the last page tells where to next. */
    public Page follow(Page page, String origin) {
        Page current = page;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            Optional<URI> next = current.location();
            if (next.isEmpty() || !next.get().toString().startsWith(origin + "/")) {
                return current;
            }
            current = get(next.get());
        }
        throw new IllegalStateException("redirected in circles: " + current.location());
    }

    /** Submits the page's first form, with these fields filled in (by the end of their names) and the button pressed that is named. */
    public Page submit(Page page, Map<String, String> filled, String button) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no form on " + page.address() + ": " + page.body());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            String type = attribute(input.group(1), "type");
            if (name.isEmpty() || type.equals("submit") && !ends(name, button)) {
                continue;
            }
            fields.put(name, filled.entrySet().stream().filter(e -> ends(name, e.getKey())).map(Map.Entry::getValue).findFirst()
                    .orElse(attribute(input.group(1), "value")));
        }
        String action = attribute(form.group(1), "action");
        return post(action.isEmpty() ? page.address() : page.address().resolve(action), fields);
    }

    private static boolean ends(String name, String end) {
        return name.equals(end) || name.endsWith(":" + end);
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? attribute.group(1).replace("&amp;", "&").replace("&quot;", "\"") : "";
    }

    private void keep(URI from, String header) {
        for (HttpCookie cookie : HttpCookie.parse("Set-Cookie: " + header)) {
            if (cookie.getPath() == null) {
                cookie.setPath("/");
            }
            cookie.setDomain(from.getHost());
            String key = cookie.getName() + " " + cookie.getDomain() + " " + cookie.getPath();
            if (cookie.hasExpired()) {
                cookies.remove(key);
            } else {
                cookies.put(key, cookie);
            }
        }
    }

    private String cookieHeader(URI to) {
        return cookies.values().stream().filter(c -> !c.hasExpired() && c.getDomain().equals(to.getHost()))
                .filter(c -> to.getPath().equals(c.getPath()) || to.getPath().startsWith(c.getPath().endsWith("/") ? c.getPath() : c.getPath() + "/"))
                .map(c -> c.getName() + "=" + c.getValue()).collect(Collectors.joining("; "));
    }

    /** Empty where this browser has no such cookie. */
    public Optional<String> cookie(String name) {
        return cookies.values().stream().filter(c -> c.getName().equals(name) && !c.hasExpired()).map(HttpCookie::getValue).findFirst();
    }

    public Set<String> cookieNames() {
        return cookies.values().stream().filter(c -> !c.hasExpired()).map(HttpCookie::getName).collect(Collectors.toSet());
    }

    public void dropCookie(String name) {
        cookies.values().removeIf(c -> c.getName().equals(name));
    }

    public void setCookie(URI at, String name, String value) {
        keep(at, name + "=" + value + "; Path=/");
    }
}

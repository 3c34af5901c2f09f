package io.obconnect.tools.kit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies by host, follows no redirect by itself, runs no scripts. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    HttpResponse<String> post(URI address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.timeout(PATIENCE).header("Accept", "text/html");
        HttpRequest bare = request.build();
        Map<String, String> kept = cookies.computeIfAbsent(bare.uri().getHost(), host -> new LinkedHashMap<>());
        if (!kept.isEmpty()) {
            request.header("Cookie", kept.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(cookie -> keep(kept, cookie));
            return response;
        } catch (IOException e) {
            throw new Unreadable(bare.uri().getScheme() + "://" + bare.uri().getAuthority() + " can't be reached ("
                    + e.getClass().getSimpleName() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable("Interrupted.");
        }
    }

    private static void keep(Map<String, String> kept, String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals < 1) {
            return;
        }
        if (cookie.matches("(?i).*;\\s*max-age=0\\s*(;.*)?")) {
            kept.remove(pair.substring(0, equals).strip());
        } else {
            kept.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
        }
    }
}

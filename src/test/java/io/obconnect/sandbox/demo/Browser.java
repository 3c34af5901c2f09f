package io.obconnect.sandbox.demo;

import com.nimbusds.oauth2.sdk.util.URLUtils;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks as a browser does, one request at a time: redirects are handed out, not followed. */
final class Browser {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** A page, or where to go next. */
    record Shown(URI uri, int status, Optional<URI> next, String body) { }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TIMEOUT).build();
    private final CookieJar cookies = new CookieJar();

    Shown get(URI uri) throws IOException, InterruptedException {
        return send(uri, HttpRequest.newBuilder(uri).GET());
    }

    Shown submit(Form form) throws IOException, InterruptedException {
        Map<String, List<String>> fields = form.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return send(form.action(), HttpRequest.newBuilder(form.action()).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(URLUtils.serializeParameters(fields))));
    }

    List<String> cookieNames() {
        return cookies.names();
    }

    private Shown send(URI uri, HttpRequest.Builder request) throws IOException, InterruptedException {
        String header = cookies.headerFor(uri);
        if (!header.isEmpty()) {
            request.header("Cookie", header);
        }
        HttpResponse<String> response = http.send(request.header("Accept", "text/html").timeout(TIMEOUT).build(),
                HttpResponse.BodyHandlers.ofString());
        cookies.store(uri, response.headers().allValues("Set-Cookie"));
        boolean redirect = response.statusCode() >= 300 && response.statusCode() < 400;
        Optional<URI> next = redirect ? response.headers().firstValue("Location").map(uri::resolve) : Optional.empty();
        return new Shown(uri, response.statusCode(), next, response.body());
    }
}

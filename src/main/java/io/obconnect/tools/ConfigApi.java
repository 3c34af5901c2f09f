package io.obconnect.tools;

import io.obconnect.message.Json;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The server's config-api over HTTP: scripts, clients, acrs and settings. Every status but the expected one is a {@link Refused} that names
 * call and status, and for 401 and 403 the scope that the client needs.
 */
public final class ConfigApi {

    /** For the server's own settings, which {@link #scope} doesn't name. */
    public static final String SETTINGS_SCOPE = "https://jans.io/oauth/jans-auth-server/config/properties.readonly";
    private static final String SCOPE = "https://jans.io/oauth/config/";
    /** All that register, uninstall and doctor need, and nothing more. */
    public static final List<String> SCOPES = List.of(SCOPE + "scripts.readonly", SCOPE + "scripts.write", SCOPE + "scripts.delete",
            SCOPE + "acrs.readonly", SCOPE + "acrs.write", SCOPE + "openid/clients.readonly", SCOPE + "openid/clients.write", SETTINGS_SCOPE);

    private final Http http;
    private final URI base;
    private final String token;

    private ConfigApi(Http http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** Gets a token by client credentials from the server's token endpoint (RFC 6749 section 4.4). */
    static ConfigApi connect(Http http, URI issuer, URI base, String client, String secret) {
        try {
            Discovery discovery = Discovery.of(http, issuer);
            URI endpoint = discovery.document().flatMap(json -> Json.string(json, "token_endpoint")).map(URI::create).orElseThrow(() ->
                    Refused.because(issuer + " answers no OpenID configuration (status " + discovery.answer().status() + ")",
                            "Check the address; it is the auth server's issuer."));
            String basic = Base64.getEncoder().encodeToString((encode(client) + ":" + encode(secret)).getBytes(StandardCharsets.UTF_8));
            Http.Answer answer = http.send("POST", endpoint,
                    "grant_type=client_credentials&scope=" + encode(String.join(" ", SCOPES)),
                    "Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded");
            String token = answer.json().flatMap(json -> Json.string(json, "access_token")).orElseThrow(() ->
                    Refused.because("the auth server gives the client " + client + " no token (status " + answer.status() + ")",
                            "Check the client's id and secret, its grant type client_credentials and its scopes: " + String.join(" ", SCOPES)));
            return new ConfigApi(http, base, token);
        } catch (IOException e) {
            throw unreachable(issuer, e);
        }
    }

    private static Refused unreachable(URI uri, IOException e) {
        return Refused.because(uri + " can't be reached: " + e.getClass().getSimpleName()
                        + Optional.ofNullable(e.getMessage()).map(message -> " " + message).orElse(""),
                "Check address, network and certificate (--ca-file for an own authority).", e);
    }

    /** Empty where there is none. */
    public Optional<Map<String, Object>> get(String path, String scope) {
        Http.Answer answer = call("GET", path, null, "application/json");
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(expect(answer, "GET", path, scope, 200));
    }

    public Map<String, Object> post(String path, Map<String, ?> body, String scope) {
        return expect(call("POST", path, Json.text(body), "application/json"), "POST", path, scope, 201);
    }

    public void put(String path, Map<String, ?> body, String scope) {
        expect(call("PUT", path, Json.text(body), "application/json"), "PUT", path, scope, 200);
    }

    /** JSON Patch (RFC 6902). */
    public void patch(String path, List<Map<String, Object>> operations, String scope) {
        String body = operations.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
        expect(call("PATCH", path, body, "application/json-patch+json"), "PATCH", path, scope, 200);
    }

    public void delete(String path, String scope) {
        expect(call("DELETE", path, null, "application/json"), "DELETE", path, scope, 204);
    }

    private Http.Answer call(String method, String path, String body, String type) {
        URI uri = URI.create(base.toString().replaceFirst("/$", "") + path);
        try {
            return http.send(method, uri, body, "Authorization", "Bearer " + token, "Accept", "application/json", "Content-Type", type);
        } catch (IOException e) {
            throw unreachable(uri, e);
        }
    }

    private static Map<String, Object> expect(Http.Answer answer, String method, String path, String scope, int wanted) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw Refused.because("the config-api refuses " + method + " " + path + " (status " + answer.status() + ")",
                    "Give the client the scope " + scope + ".");
        }
        if (answer.status() != wanted) {
            throw Refused.because("the config-api answered " + method + " " + path + " with status " + answer.status() + " instead of " + wanted,
                    "See the config-api's log.");
        }
        return answer.body().isBlank() ? Map.of() : answer.json().orElseThrow(() ->
                Refused.because("the config-api's answer to " + method + " " + path + " isn't a JSON object",
                        "Check that the address is the config-api's and no proxy's."));
    }

    /** Percent-encodes a text, as a segment of a path or a value in a form (RFC 3986 section 2.1). */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The full name of a config scope such as {@code scripts.write}. */
    public static String scope(String name) {
        return SCOPE + name;
    }
}

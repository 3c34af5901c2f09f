package io.obconnect.bench;

import io.obconnect.journey.JourneyCookie;
import io.obconnect.message.ConsentRequest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members of our messages, as a program with nothing but a JOSE library would put them together. */
public final class Messages {

    private static final List<String> COMPLETED = List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce");

    private Messages() {
    }

    /**
     * The content of sessionData (protocol section 2).
     *
     * @param json the library's own writer
     */
    static Map<String, Object> consentRequest(ConsentRequest request, Function<Map<String, Object>, String> json) {
        Map<String, Object> intent = of("value", request.intent(), "essential", true);
        Map<String, Object> acr = of("essential", true, "values", request.acrValues());
        Map<String, Object> claims = of("userinfo", of("openbanking_intent_id", intent),
                "id_token", of("openbanking_intent_id", intent, "acr", acr));
        return of("returnTo", request.returnTo(),
                "prompt", of("name", "login", "details",
                        of("openbanking_intent_id", of("value", request.intent(), "essential", "true"))),
                "uid", request.uid(),
                "params", of("client_id", request.clientId(), "scope", request.scope(), "claims", json.apply(claims)),
                "exp", request.expiresAt().getEpochSecond(),
                "iat", request.issuedAt().getEpochSecond(),
                "jti", request.jti(),
                "client", of("client_name", request.clientName(), "org_name", request.organizationName()));
    }

    /** The Consent App's approval (protocol section 3). */
    public static Map<String, Object> approval() {
        return of("uid", Scene.COOKIE.uid(), "exp", Scene.NOW.plusSeconds(60).getEpochSecond(),
                "result", of("login", of("account", Scene.INTENT, "acr", Scene.SCA), "consent", of("consent_id", Scene.CONSENT_ID)));
    }

    static Map<String, Object> ticket() {
        return of("u", Scene.COOKIE.uid(), "c", Scene.TPP, "r", "kq3vW0Jm7pXq2sZb", "s", Scene.TARGET.state().orElseThrow(),
                "t", Scene.TARGET.responseType(), "i", Scene.NOW.getEpochSecond());
    }

    static Map<String, Object> cookie(JourneyCookie cookie) {
        return of("s", cookie.sessionId(), "u", cookie.uid(), "k", cookie.secret(), "b", cookie.begun().getEpochSecond());
    }

    /** The plain payload that existing TPPs send. */
    static Map<String, Object> bareRequest() {
        return of("openbanking_intent_id", Scene.INTENT);
    }

    /** A request object as TPPs sign it. */
    static Map<String, Object> request() {
        Map<String, Object> request = of("iss", Scene.TPP, "aud", Scene.ISSUER, "client_id", Scene.TPP, "response_type", "code id_token",
                "redirect_uri", Scene.TARGET.redirectUri(), "scope", "openid accounts", "state", Scene.TARGET.state().orElseThrow(),
                "nonce", "n-0S6_WzA2Mj", "nbf", Scene.NOW.minusSeconds(10).getEpochSecond());
        request.put("exp", Scene.NOW.plusSeconds(300).getEpochSecond());
        request.put("claims", of("id_token", of("openbanking_intent_id", of("value", Scene.INTENT, "essential", true),
                "acr", of("essential", true, "values", List.of(Scene.SCA)))));
        return request;
    }

    /** What the server gets for {@link #bareRequest}: the same, with what the call said beside it. */
    static Map<String, Object> completed(Map<String, Object> opened, Map<String, String> call) {
        Map<String, Object> completed = new LinkedHashMap<>(opened);
        for (String name : COMPLETED) {
            completed.put(name, call.get(name));
        }
        return completed;
    }

    /** The parameters of a query, each of which stands once. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            boolean encoded = value.indexOf('%') >= 0 || value.indexOf('+') >= 0;
            if (parameters.put(name, encoded ? URLDecoder.decode(value, StandardCharsets.UTF_8) : value) != null) {
                throw new IllegalStateException(name);
            }
        }
        return parameters;
    }

    /** The TPP's call around {@link #bareRequest}. */
    static String call(String object) {
        return "response_type=code+id_token&client_id=" + Scene.TPP + "&redirect_uri=https%3A%2F%2Ftpp.example.com%2Fcallback"
                + "&scope=openid+accounts&state=" + Scene.TARGET.state().orElseThrow() + "&nonce=n-0S6_WzA2Mj&request=" + object;
    }

    private static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** The text at a path of members; empty where there is none. */
    public static Optional<String> text(Map<String, Object> object, String... path) {
        Object value = object;
        for (String name : path) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}

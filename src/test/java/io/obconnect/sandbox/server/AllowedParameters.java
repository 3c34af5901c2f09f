package io.obconnect.sandbox.server;

import jakarta.enterprise.context.ApplicationScoped;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The request parameters that the server carries along and keeps in the session. */
@ApplicationScoped
public class AllowedParameters {

    private static final List<String> NAMES = List.of("scope", "response_type", "client_id", "redirect_uri", "state", "response_mode",
            "nonce", "display", "prompt", "max_age", "ui_locales", "id_token_hint", "login_hint", "acr_values", "request", "request_uri",
            "origin_headers", "code_challenge", "code_challenge_method", "custom_response_headers", "claims", "auth_req_id", "sid",
            "user_code", "logout_status_jwt");

    public Map<String, String> of(Map<String, String> parameters) {
        Map<String, String> allowed = new LinkedHashMap<>();
        NAMES.stream().filter(parameters::containsKey).forEach(name -> allowed.put(name, parameters.get(name)));
        return allowed;
    }

    /** A query string of those that have a value. */
    public String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(e -> e.getValue() != null && !e.getValue().isBlank())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

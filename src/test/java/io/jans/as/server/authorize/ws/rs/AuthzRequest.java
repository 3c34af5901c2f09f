package io.jans.as.server.authorize.ws.rs;

import io.jans.as.server.model.authorize.JwtAuthorizationRequest;

import java.util.HashMap;
import java.util.Map;

/** Stand-in: the parameters of an authorization request. */
public class AuthzRequest {

    private final Map<String, String> parameters = new HashMap<>();
    private JwtAuthorizationRequest jwtRequest;

    public JwtAuthorizationRequest getJwtRequest() {
        return jwtRequest;
    }

    public void setJwtRequest(JwtAuthorizationRequest jwtRequest) {
        this.jwtRequest = jwtRequest;
    }

    public String get(String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    public void set(String name, String value) {
        parameters.put(name, value);
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public String getClientId() {
        return get("client_id");
    }

    public String getRedirectUri() {
        return get("redirect_uri");
    }

    public String getState() {
        return get("state");
    }

    public String getResponseType() {
        return get("response_type");
    }

    public String getResponseMode() {
        return get("response_mode");
    }
}

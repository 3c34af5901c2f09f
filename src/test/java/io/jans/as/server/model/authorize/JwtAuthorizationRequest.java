package io.jans.as.server.model.authorize;

import org.json.JSONObject;

/** Stand-in: a request object that the server verified. */
public class JwtAuthorizationRequest {

    private final String encodedJwt;
    private final JSONObject jsonPayload;
    private final String algorithm;

    public JwtAuthorizationRequest(String encodedJwt, JSONObject jsonPayload, String algorithm) {
        this.encodedJwt = encodedJwt;
        this.jsonPayload = jsonPayload;
        this.algorithm = algorithm;
    }

    public String getEncodedJwt() {
        return encodedJwt;
    }

    public JSONObject getJsonPayload() {
        return jsonPayload;
    }

    public String getPayload() {
        return jsonPayload.toString();
    }

    public String getClientId() {
        return text("client_id");
    }

    public String getAlgorithm() {
        return algorithm;
    }

    /** A member as text; null where there is none. */
    public String text(String name) {
        return jsonPayload.has(name) ? String.valueOf(jsonPayload.get(name)) : null;
    }
}

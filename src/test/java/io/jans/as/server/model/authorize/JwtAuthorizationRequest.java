package io.jans.as.server.model.authorize;

import org.json.JSONObject;

/** Stand-in: a request object that the server verified. */
public class JwtAuthorizationRequest {

    private final String encodedJwt;
    private final JSONObject jsonPayload;
    private final String algorithm;
    private final String nestedAlgorithm;

    public JwtAuthorizationRequest(String encodedJwt, JSONObject jsonPayload, String algorithm) {
        this(encodedJwt, jsonPayload, algorithm, "");
    }

    /** An encrypted one; the nested algorithm is empty where the payload is no JWT. */
    public JwtAuthorizationRequest(String encodedJwt, JSONObject jsonPayload, String algorithm, String nestedAlgorithm) {
        this.nestedAlgorithm = nestedAlgorithm;
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

    public String nestedAlgorithm() {
        return nestedAlgorithm;
    }

    /** A member as text; null where there is none. */
    public String text(String name) {
        return jsonPayload.has(name) ? String.valueOf(jsonPayload.get(name)) : null;
    }
}

package io.jans.as.server.model.authorize;

import org.json.JSONObject;

/** A request object that the server verified. */
public class JwtAuthorizationRequest {
    public String getEncodedJwt() {
        throw new UnsupportedOperationException();
    }

    public JSONObject getJsonPayload() {
        throw new UnsupportedOperationException();
    }

    public String getPayload() {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }
}

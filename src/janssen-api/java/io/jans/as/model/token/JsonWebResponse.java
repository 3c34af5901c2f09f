package io.jans.as.model.token;

import io.jans.as.model.jwt.JwtClaims;

import java.io.Serializable;

/** A JWT in the making. */
public class JsonWebResponse implements Serializable {
    public JsonWebResponse() {
    }

    public JwtClaims getClaims() {
        throw new UnsupportedOperationException();
    }
}

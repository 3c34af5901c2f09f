package io.jans.as.model.token;

import io.jans.as.model.jwt.JwtClaims;

import java.io.Serializable;

/** Stand-in: a JWT in the making. */
public class JsonWebResponse implements Serializable {

    private final transient JwtClaims claims = new JwtClaims();

    public JwtClaims getClaims() {
        return claims;
    }
}

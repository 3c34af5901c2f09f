package io.jans.as.server.model.token;

import io.jans.as.model.jwt.Jwt;

/** Stand-in: makes JWT access tokens. */
public class JwtSigner {

    private final Jwt jwt = new Jwt();

    public Jwt getJwt() {
        return jwt;
    }
}

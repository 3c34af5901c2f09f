package io.jans.as.server.model.token;

import io.jans.as.model.jwt.Jwt;

/** Makes and signs JWT access tokens. */
public class JwtSigner {
    public Jwt getJwt() {
        throw new UnsupportedOperationException();
    }
}

package io.jans.as.model.jwt;

import io.jans.as.model.token.JsonWebResponse;

/** A signed JWT. */
public class Jwt extends JsonWebResponse {
    public Jwt() {
    }
}

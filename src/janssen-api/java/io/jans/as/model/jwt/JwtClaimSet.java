package io.jans.as.model.jwt;

import org.json.JSONObject;

import java.util.Date;
import java.util.List;
import java.util.Set;

/** The claims of a JWT. */
public abstract class JwtClaimSet {
    public Set<String> keys() {
        throw new UnsupportedOperationException();
    }

    public Object getClaim(String name) {
        throw new UnsupportedOperationException();
    }

    public boolean hasClaim(String name) {
        throw new UnsupportedOperationException();
    }

    public String getClaimAsString(String name) {
        throw new UnsupportedOperationException();
    }

    public void setClaim(String name, String value) {
        throw new UnsupportedOperationException();
    }

    public void setClaim(String name, Date value) {
        throw new UnsupportedOperationException();
    }

    public void setClaim(String name, Boolean value) {
        throw new UnsupportedOperationException();
    }

    public void setClaim(String name, Long value) {
        throw new UnsupportedOperationException();
    }

    public void setClaim(String name, List<?> value) {
        throw new UnsupportedOperationException();
    }

    public void setClaim(String name, JSONObject value) {
        throw new UnsupportedOperationException();
    }

    public void removeClaim(String name) {
        throw new UnsupportedOperationException();
    }
}

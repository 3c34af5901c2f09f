package io.jans.as.model.jwt;

import org.json.JSONObject;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stand-in: the claims of a JWT. */
public abstract class JwtClaimSet {

    private final Map<String, Object> claims = new LinkedHashMap<>();

    public Set<String> keys() {
        return claims.keySet();
    }

    public Object getClaim(String name) {
        return claims.get(name);
    }

    public boolean hasClaim(String name) {
        return claims.containsKey(name);
    }

    public String getClaimAsString(String name) {
        Object value = claims.get(name);
        return value == null ? null : String.valueOf(value);
    }

    public void setClaim(String name, String value) {
        put(name, value);
    }

    /** Written as seconds. */
    public void setClaim(String name, Date value) {
        put(name, value == null ? null : value.getTime() / 1000);
    }

    public void setClaim(String name, Boolean value) {
        put(name, value);
    }

    public void setClaim(String name, Long value) {
        put(name, value);
    }

    public void setClaim(String name, List<?> value) {
        put(name, value);
    }

    public void setClaim(String name, JSONObject value) {
        put(name, value == null ? null : value.toMap());
    }

    public void removeClaim(String name) {
        claims.remove(name);
    }

    /** Fact: a null is no claim. */
    private void put(String name, Object value) {
        if (value != null) {
            claims.put(name, value);
        }
    }

    public Map<String, Object> toMap() {
        return claims;
    }
}

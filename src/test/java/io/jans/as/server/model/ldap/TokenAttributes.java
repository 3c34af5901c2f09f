package io.jans.as.server.model.ldap;

import java.io.Serializable;
import java.util.Map;

/** The data of a token that its entry keeps as JSON. */
public class TokenAttributes implements Serializable {
    public TokenAttributes() {
    }

    public Map<String, String> getAttributes() {
        throw new UnsupportedOperationException();
    }

    public void setAttributes(Map<String, String> attributes) {
        throw new UnsupportedOperationException();
    }
}

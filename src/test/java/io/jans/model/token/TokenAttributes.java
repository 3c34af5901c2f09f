package io.jans.model.token;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Stand-in: the data of a token that its entry keeps as JSON. */
public class TokenAttributes implements Serializable {

    private Map<String, String> attributes = new HashMap<>();

    public Map<String, String> getAttributes() {
        return attributes;
    }

    public void setAttributes(Map<String, String> attributes) {
        this.attributes = attributes;
    }
}

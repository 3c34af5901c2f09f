package io.jans.orm.model.base;

import java.io.Serializable;
import java.util.List;

/** A person's entry. */
public class SimpleUser extends BaseEntry implements Serializable {
    public String getUserId() {
        throw new UnsupportedOperationException();
    }

    public void setUserId(String userId) {
        throw new UnsupportedOperationException();
    }

    public String getAttribute(String name) {
        throw new UnsupportedOperationException();
    }

    public List<String> getAttributeValues(String name) {
        throw new UnsupportedOperationException();
    }
}

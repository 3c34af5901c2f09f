package io.jans.orm.model.base;

import java.io.Serializable;
import java.util.List;

/** An attribute without a field of its own. */
public class CustomObjectAttribute implements Serializable {
    public CustomObjectAttribute(String name, Object value) {
        throw new UnsupportedOperationException();
    }

    public Object getValue() {
        throw new UnsupportedOperationException();
    }

    public List<Object> getValues() {
        throw new UnsupportedOperationException();
    }

    public final String getName() {
        throw new UnsupportedOperationException();
    }
}

package io.jans.orm.model.base;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Stand-in: an attribute without a field of its own. */
public class CustomObjectAttribute implements Serializable {

    private final String name;
    private final List<Object> values;

    public CustomObjectAttribute(String name, Object value) {
        this(name, List.of(value));
    }

    public CustomObjectAttribute(String name, List<Object> values) {
        this.name = name;
        this.values = new ArrayList<>(values);
    }

    public Object getValue() {
        return values.isEmpty() ? null : values.get(0);
    }

    public List<Object> getValues() {
        return values;
    }

    public final String getName() {
        return name;
    }
}

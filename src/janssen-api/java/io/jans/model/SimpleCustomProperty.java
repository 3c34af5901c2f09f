package io.jans.model;

import java.io.Serializable;

/** A property of a script: {@code value1} is its name, {@code value2} its value. */
public class SimpleCustomProperty implements Serializable {
    public SimpleCustomProperty() {
    }

    public SimpleCustomProperty(String value1, String value2) {
        throw new UnsupportedOperationException();
    }

    public final String getValue1() {
        throw new UnsupportedOperationException();
    }

    public final void setValue1(String value1) {
        throw new UnsupportedOperationException();
    }

    public String getValue2() {
        throw new UnsupportedOperationException();
    }

    public void setValue2(String value2) {
        throw new UnsupportedOperationException();
    }
}

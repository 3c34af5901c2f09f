package io.jans.model;

import java.io.Serializable;

/** Stand-in: a property of a script: {@code value1} is its name, {@code value2} its value. */
public class SimpleCustomProperty implements Serializable {

    private String value1;
    private String value2;

    public SimpleCustomProperty() {
    }

    public SimpleCustomProperty(String value1, String value2) {
        this.value1 = value1;
        this.value2 = value2;
    }

    public final String getValue1() {
        return value1;
    }

    public final void setValue1(String value1) {
        this.value1 = value1;
    }

    public String getValue2() {
        return value2;
    }

    public void setValue2(String value2) {
        this.value2 = value2;
    }
}

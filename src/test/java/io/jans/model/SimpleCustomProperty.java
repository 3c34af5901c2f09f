package io.jans.model;

import java.io.Serializable;

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

package io.jans.as.model.common;

import com.nimbusds.jwt.JWT;

import java.util.stream.Stream;

/** Stand-in: oAuth response modes. */
public enum ResponseMode {
    QUERY("query"),
    FRAGMENT("fragment"),
    FORM_POST("form_post"),
    QUERY_JWT("query.jwt"),
    FRAGMENT_JWT("fragment.jwt"),
    FORM_POST_JWT("form_post.jwt"),
    JWT("jwt");

    private final String value;

    ResponseMode(String value) {
        this.value = value;
    }

    /** Null where there is none. */
    public static ResponseMode getByValue(String value) {
        return Stream.of(values()).filter(mode -> mode.value.equals(value)).findFirst().orElse(null);
    }

    public String getValue() {
        return value;
    }

    /** Whether the answer is one signed JWT. */
    public boolean jarm() {
        return value.endsWith("jwt");
    }

    @Override
    public String toString() {
        return value;
    }
}

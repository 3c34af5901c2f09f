package io.jans.as.model.common;

/** OAuth response modes. */
public enum ResponseMode {
    QUERY, FRAGMENT, FORM_POST, QUERY_JWT, FRAGMENT_JWT, FORM_POST_JWT, JWT;

    public static ResponseMode getByValue(String value) {
        throw new UnsupportedOperationException();
    }

    public String getValue() {
        throw new UnsupportedOperationException();
    }
}

package io.jans.as.model.common;

import java.util.List;

/** OAuth response types. */
public enum ResponseType {
    CODE, TOKEN, ID_TOKEN;

    public static List<ResponseType> fromString(String paramList, String separator) {
        throw new UnsupportedOperationException();
    }

    public String getValue() {
        throw new UnsupportedOperationException();
    }
}

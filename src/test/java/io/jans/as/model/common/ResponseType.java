package io.jans.as.model.common;

import java.util.List;
import java.util.stream.Stream;

/** Stand-in: oAuth response types. */
public enum ResponseType {
    CODE("code"),
    TOKEN("token"),
    ID_TOKEN("id_token");

    private final String value;

    ResponseType(String value) {
        this.value = value;
    }

    public static List<ResponseType> fromString(String paramList, String separator) {
        return paramList == null ? List.of() : Stream.of(paramList.split(separator))
                .flatMap(word -> Stream.of(values()).filter(type -> type.value.equals(word))).distinct().toList();
    }

    public String getValue() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.jans.service.cdi.util;

import jakarta.enterprise.inject.Instance;

/** Looks beans up where nothing is injected, as in scripts. */
public final class CdiUtil {
    public static <T> Instance<T> instance(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T> T bean(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T> T bean(Class<T> type, String name) {
        throw new UnsupportedOperationException();
    }

    public static <T> void destroy(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}

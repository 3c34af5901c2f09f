package io.jans.service.cdi.util;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;

/** Stand-in: looks beans up where nothing is injected, as in scripts. */
public final class CdiUtil {

    private CdiUtil() {
    }

    public static <T> Instance<T> instance(Class<T> type) {
        return CDI.current().select(type);
    }

    public static <T> T bean(Class<T> type) {
        return instance(type).get();
    }

    public static <T> T bean(Class<T> type, String name) {
        return CDI.current().select(type, NamedLiteral.of(name)).get();
    }

    public static <T> void destroy(Class<T> type) {
        Instance<T> instance = instance(type);
        instance.destroy(instance.get());
    }
}

package io.obconnect.janssen;

import io.jans.service.cdi.util.CdiUtil;

/**
 * A bean for a script, which the server makes itself and injects nothing into. Found at the first use and kept, because the container finds out
 * who asks by a stack trace, which takes longer than most of what is asked for.
 */
final class LazyBean<T> {

    private final Class<T> type;
    private volatile T bean;

    /** @param type of a bean with a normal scope: what is kept is its proxy, which lives as long as the server */
    LazyBean(Class<T> type) {
        this.type = type;
    }

    T get() {
        T found = bean;
        if (found == null) {
            found = CdiUtil.bean(type);
            bean = found;
        }
        return found;
    }
}

package io.obconnect.sandbox.store;

import java.util.Locale;

/**
 * A column of a table.
 *
 * @param type one of {@link java.sql.Types}
 * @param typeName the database's
 */
record SqlColumn(String name, int type, String typeName) {

    /** By which it is found: filters and entities don't always write names as the table does. */
    String key() {
        return key(name);
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isArray() {
        return "jsonb".equals(typeName);
    }

    boolean isTime() {
        return typeName.startsWith("timestamp");
    }

    String quoted() {
        return "\"" + name + "\"";
    }
}

package io.obconnect.janssen;

import io.jans.orm.search.filter.Filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A WHERE clause with its values, as the server's ORM makes it of a filter for PostgreSQL. */
final class SqlFilters {

    /** A value to bind and the type of its column. */
    record Bound(Object value, String type) {
    }

    private final SqlMapping mapping;
    private final Map<String, String> types;
    final List<Bound> bound = new ArrayList<>();

    SqlFilters(SqlMapping mapping, Map<String, String> types) {
        this.mapping = mapping;
        this.types = types;
    }

    String where(Filter filter) {
        return switch (filter.kind()) {
            case AND -> all(filter, " AND ");
            case OR -> all(filter, " OR ");
            case NOT -> "NOT " + all(filter, "");
            case PRESENCE -> column(filter) + " IS NOT NULL";
            case EQUALITY -> isArray(filter) ? column(filter) + " @> " + value(filter) + "::jsonb" : column(filter) + " = " + value(filter);
            case LESS_OR_EQUAL -> column(filter) + " <= " + value(filter);
            case GREATER_OR_EQUAL -> column(filter) + " >= " + value(filter);
            case SUBSTRING -> throw new UnsupportedOperationException("substring");
        };
    }

    private String all(Filter filter, String joint) {
        return Arrays.stream(filter.getFilters()).map(this::where).collect(Collectors.joining(joint, "(", ")"));
    }

    /** Fact: a column of JSON is compared as one only where the filter says so or the property is a list. */
    private boolean isArray(Filter filter) {
        return "jsonb".equals(type(filter)) && (filter.isMultiValued() || mapping.isMultiValued(filter.getAttributeName()));
    }

    private String value(Filter filter) {
        String type = type(filter);
        Object value = filter.getAssertionValue();
        // fact: text is taken for UTC
        boolean time = type.startsWith("timestamp") && value instanceof String;
        bound.add(new Bound(time ? Date.from(Instant.parse((String) value)) : value, isArray(filter) ? type : ""));
        return "?";
    }

    private static String column(Filter filter) {
        return "\"" + filter.getAttributeName() + "\"";
    }

    private String type(Filter filter) {
        String type = types.get(filter.getAttributeName().toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new IllegalArgumentException("unknown column " + filter.getAttributeName() + " in " + mapping.table);
        }
        return type;
    }
}

package io.obconnect.sandbox.store;

import io.jans.orm.search.filter.Filter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** A WHERE clause with its values, which means what the server's ORM makes of a filter for PostgreSQL. */
final class SqlFilters {

    private final SqlMapping mapping;
    private final List<Bound> bound = new ArrayList<>();

    /** A value, or the text of a JSON array. */
    private record Bound(Object value, boolean array) {
    }

    SqlFilters(SqlMapping mapping) {
        this.mapping = mapping;
    }

    /** The clause. @param filter null for all entries of the class */
    String where(Filter filter) {
        return " WHERE \"objectClass\" = '" + mapping.name() + "'" + (filter == null ? "" : " AND " + condition(filter));
    }

    private String condition(Filter filter) {
        return switch (filter.kind()) {
            case AND -> all(filter, " AND ");
            case OR -> all(filter, " OR ");
            case NOT -> "NOT " + all(filter, "");
            case PRESENCE -> column(filter).quoted() + " IS NOT NULL";
            case EQUALITY -> isArray(filter) ? compared(filter, " @> ") + "::jsonb" : compared(filter, " = ");
            case LESS_OR_EQUAL -> compared(filter, " <= ");
            case GREATER_OR_EQUAL -> compared(filter, " >= ");
            case SUBSTRING -> throw new UnsupportedOperationException("substring");
        };
    }

    private String all(Filter filter, String joint) {
        return Arrays.stream(filter.getFilters()).map(this::condition).collect(Collectors.joining(joint, "(", ")"));
    }

    private String compared(Filter filter, String operator) {
        Object value = filter.getAssertionValue();
        if (isArray(filter)) {
            bound.add(new Bound(EntryClass.json(List.of(value)), true));
        } else if (column(filter).isTime() && value instanceof String text) {
            // fact: text is taken for UTC
            bound.add(new Bound(Date.from(Instant.parse(text)), false));
        } else {
            bound.add(new Bound(value, false));
        }
        return column(filter).quoted() + operator + "?";
    }

    /** Fact: a column of JSON is compared as one only where the filter says so or the property is a list. */
    private boolean isArray(Filter filter) {
        return column(filter).isArray() && (filter.isMultiValued() || mapping.isMultiValued(filter.getAttributeName()));
    }

    private SqlColumn column(Filter filter) {
        return mapping.column(filter.getAttributeName());
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < bound.size(); i++) {
            if (bound.get(i).array()) {
                statement.setObject(i + 1, bound.get(i).value(), Types.OTHER);
            } else {
                mapping.bind(statement, i + 1, bound.get(i).value());
            }
        }
    }
}

package io.obconnect.sandbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** Maps entities to rows and back, in a node of this time zone: SQL keeps local times without a zone. */
final class SqlMapping {

    private static final Set<String> OWN = Set.of("doc_id", "dn", "objectclass");

    private final EntryClass type;
    private final Map<String, SqlColumn> columns;
    private final TimeZone zone;
    private final List<SqlColumn> read = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final String select;

    /** A value for a column: text, {@code Boolean}, {@code Long}, {@code Date} or several; none is NULL. */
    record Value(SqlColumn column, List<Object> values) {
    }

    SqlMapping(EntryClass type, Map<String, SqlColumn> columns, TimeZone zone) {
        this.type = type;
        this.columns = columns;
        this.zone = zone;
        type.names().forEach(name -> {
            // fact: a class that declares a missing column fails even on reading
            read.add(column(name));
            names.add(name);
        });
        if (type.keepsTheRest()) {
            columns.values().stream().filter(column -> !OWN.contains(column.key()) && !read.contains(column)).forEach(column -> {
                read.add(column);
                names.add(column.name());
            });
        }
        select = read.stream().map(column -> ", " + column.quoted()).collect(Collectors.joining("", "SELECT dn", " FROM " + table()));
    }

    String name() {
        return type.structuralClass();
    }

    String table() {
        return "\"" + name() + "\"";
    }

    /** Up to the WHERE: what {@link #row} and {@link #read} read. */
    String select() {
        return select;
    }

    SqlFilters filters() {
        return new SqlFilters(this);
    }

    String dn(Object entity) {
        return type.dn(entity);
    }

    SqlColumn column(String attribute) {
        SqlColumn column = columns.get(SqlColumn.key(attribute));
        if (column == null) {
            throw new IllegalArgumentException("no column " + attribute + " in " + name());
        }
        return column;
    }

    /** Whether the property holds several values: then a filter on it needs no {@code multiValued()}. */
    boolean isMultiValued(String attribute) {
        Class<?> field = type.typeOf(attribute);
        return field != null && (field.isArray() || Collection.class.isAssignableFrom(field));
    }

    /** What an entity has values for. Fact: "supports only one OC". */
    List<Value> values(Object entity) {
        if (!type.furtherObjectClasses(entity).isEmpty()) {
            throw new UnsupportedOperationException("SQL supports only one object class");
        }
        List<Value> values = new ArrayList<>();
        type.values(entity).forEach((name, each) -> values.add(new Value(column(name), each)));
        return values;
    }

    /** What an entity has otherwise than its row. */
    List<Value> changed(Object entity, Map<String, List<Object>> present) {
        Map<String, List<Object>> wanted = type.values(entity);
        List<Value> changed = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            List<Object> value = wanted.getOrDefault(names.get(i), List.of());
            if (!value.equals(present.getOrDefault(names.get(i), List.of()))) {
                changed.add(new Value(read.get(i), value));
            }
        }
        return changed;
    }

    void bind(PreparedStatement statement, int first, List<Value> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, first + i, values.get(i));
        }
    }

    private void bind(PreparedStatement statement, int index, Value value) throws SQLException {
        SqlColumn column = value.column();
        if (value.values().isEmpty()) {
            statement.setNull(index, column.isTime() ? Types.NULL : column.type());
        } else if (column.isArray()) {
            statement.setObject(index, EntryClass.json(value.values()), Types.OTHER);
        } else if (value.values().size() > 1) {
            throw new SQLException("several values for " + column.name());
        } else {
            bind(statement, index, value.values().get(0));
        }
    }

    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Date date) {
            statement.setTimestamp(index, new Timestamp(date.getTime()), Calendar.getInstance(zone));
        } else {
            statement.setObject(index, value);
        }
    }

    <T> T read(ResultSet row, Class<T> wanted) throws SQLException {
        return type.entity(wanted, row.getString(1), List.of(), row(row));
    }

    /** The values of a row by attribute; NULL isn't there. */
    Map<String, List<Object>> row(ResultSet row) throws SQLException {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (int i = 0; i < read.size(); i++) {
            List<Object> value = value(row, i + 2, read.get(i));
            if (!value.isEmpty()) {
                values.put(names.get(i), value);
            }
        }
        return values;
    }

    private List<Object> value(ResultSet row, int index, SqlColumn column) throws SQLException {
        if (column.isTime()) {
            Timestamp time = row.getTimestamp(index, Calendar.getInstance(zone));
            return time == null ? List.of() : List.of(new Date(time.getTime()));
        }
        if (column.type() == Types.BIT || column.type() == Types.BOOLEAN) {
            boolean value = row.getBoolean(index);
            return row.wasNull() ? List.of() : List.of(value);
        }
        if (column.type() == Types.INTEGER || column.type() == Types.BIGINT) {
            long value = row.getLong(index);
            return row.wasNull() ? List.of() : List.of(value);
        }
        String text = row.getString(index);
        return text == null ? List.of() : column.isArray() ? EntryClass.array(text) : List.of(text);
    }
}

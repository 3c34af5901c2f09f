package io.obconnect.janssen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.CustomObjectClass;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.ObjectClass;

import java.lang.reflect.Field;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** Maps a class that carries the ORM's annotations to a row and back, in a node of this time zone: SQL keeps local times without a zone. */
final class SqlMapping {

    private static final ObjectMapper JSON = new ObjectMapper();

    final String table;
    private final Class<?> type;
    private final Map<String, Field> columns = new LinkedHashMap<>();
    private final TimeZone zone;
    private Field dn;
    private Field objectClasses;

    SqlMapping(Class<?> type, TimeZone zone) {
        this.type = type;
        this.zone = zone;
        this.table = type.getAnnotation(ObjectClass.class).value();
        for (Field field : type.getDeclaredFields()) {
            AttributeName attribute = field.getAnnotation(AttributeName.class);
            if (attribute != null) {
                columns.put(attribute.name(), field);
            } else if (field.isAnnotationPresent(DN.class)) {
                dn = field;
            } else if (field.isAnnotationPresent(CustomObjectClass.class)) {
                objectClasses = field;
            }
            field.setAccessible(true);
        }
    }

    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    String dn(Object entity) {
        return (String) get(dn, entity);
    }

    Object value(Object entity, String column) {
        return get(columns.get(column), entity);
    }

    /** Fact: "supports only one OC". */
    boolean hasFurtherObjectClasses(Object entity) {
        return objectClasses != null && get(objectClasses, entity) != null;
    }

    /** Whether the property holds several values: then a filter on it needs no {@code multiValued()}. */
    boolean isMultiValued(String column) {
        Field field = columns.get(column);
        return field != null && (field.getType().isArray() || Collection.class.isAssignableFrom(field.getType()));
    }

    /** Binds a value for a column of this type. */
    void bind(PreparedStatement statement, int index, Object value, String columnType) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if ("jsonb".equals(columnType)) {
            statement.setObject(index, json(value), Types.OTHER);
        } else if (value instanceof Date date) {
            statement.setTimestamp(index, new Timestamp(date.getTime()), Calendar.getInstance(zone));
        } else {
            statement.setObject(index, value);
        }
    }

    /** A JSON array, whatever the value is. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value instanceof Collection<?> || value instanceof Object[] ? value : List.of(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T read(ResultSet row, Class<T> wanted) throws SQLException {
        try {
            T entity = wanted.getDeclaredConstructor().newInstance();
            dn.set(entity, row.getString("dn"));
            for (Map.Entry<String, Field> column : columns.entrySet()) {
                column.getValue().set(entity, value(row, column.getKey(), column.getValue().getType()));
            }
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be read", e);
        }
    }

    private Object value(ResultSet row, String column, Class<?> wanted) throws SQLException {
        if (row.getObject(column) == null) {
            return null;
        }
        if (wanted == Date.class) {
            return new Date(row.getTimestamp(column, Calendar.getInstance(zone)).getTime());
        }
        if (wanted == Boolean.class) {
            return row.getBoolean(column);
        }
        if (wanted == String.class) {
            return row.getString(column);
        }
        try {
            String[] values = JSON.readValue(row.getString(column), String[].class);
            return wanted.isArray() ? values : new ArrayList<>(Arrays.asList(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON array in " + column, e);
        }
    }

    private static Object get(Field field, Object entity) {
        try {
            return field.get(entity);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

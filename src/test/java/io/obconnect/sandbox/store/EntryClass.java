package io.obconnect.sandbox.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.AttributesList;
import io.jans.orm.annotation.CustomObjectClass;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;
import io.jans.orm.model.base.CustomObjectAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class that carries the ORM's annotations, as every kind of store sees it: attributes by name, each with a list of plain values, which
 * are text, {@code Boolean}, {@code Long} and {@code Date}; enums are text in lower case, JSON is one text.
 */
final class EntryClass {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Class<?> type;
    private final Map<String, Field> attributes = new LinkedHashMap<>();
    private Field dn;
    private Field objectClasses;
    private Field rest;

    EntryClass(Class<?> type) {
        this.type = type;
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                take(field);
            }
        }
        if (dn == null) {
            throw new IllegalArgumentException(type + " has no @DN");
        }
    }

    private void take(Field field) {
        AttributeName attribute = field.getAnnotation(AttributeName.class);
        if (attribute != null) {
            attributes.putIfAbsent(attribute.name().isEmpty() ? field.getName() : attribute.name(), field);
        } else if (field.isAnnotationPresent(DN.class)) {
            dn = field;
        } else if (field.isAnnotationPresent(CustomObjectClass.class)) {
            objectClasses = field;
        } else if (field.isAnnotationPresent(AttributesList.class)) {
            rest = field;
        } else {
            return;
        }
        field.setAccessible(true);
    }

    /** The structural object class; null where none is declared. */
    String structuralClass() {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            ObjectClass declared = c.getDeclaredAnnotation(ObjectClass.class);
            if (declared != null && !declared.value().isEmpty()) {
                return declared.value();
            }
        }
        return null;
    }

    /** The attributes that the class maps, whether an entity has values for them or not. */
    Set<String> names() {
        return attributes.keySet();
    }

    /** The type of the field that an attribute goes to; null where the class doesn't map it. */
    Class<?> typeOf(String name) {
        return attributes.containsKey(name) ? attributes.get(name).getType() : null;
    }

    /** Whether attributes without a field of their own are kept, too. */
    boolean keepsTheRest() {
        return rest != null;
    }

    String dn(Object entity) {
        return (String) get(dn, entity);
    }

    /** All attributes with values, those without a field of their own, too. */
    Map<String, List<Object>> values(Object entity) {
        Map<String, List<Object>> all = new LinkedHashMap<>();
        attributes.forEach((name, field) -> put(all, name, plain(field, get(field, entity))));
        if (rest != null) {
            for (Object each : (List<?>) get(rest, entity)) {
                CustomObjectAttribute custom = (CustomObjectAttribute) each;
                put(all, custom.getName(), plain(custom.getValues()));
            }
        }
        return all;
    }

    private static void put(Map<String, List<Object>> all, String name, List<Object> values) {
        if (!values.isEmpty()) {
            all.put(name, values);
        }
    }

    /** Further object classes; empty where the entity carries none. */
    List<String> furtherObjectClasses(Object entity) {
        return objectClasses != null && get(objectClasses, entity) instanceof String[] custom ? List.of(custom) : List.of();
    }

    /** An entity with these attributes; fields of those that are missing keep their defaults. */
    <T> T entity(Class<T> wanted, String name, List<String> furtherClasses, Map<String, List<Object>> values) {
        try {
            T entity = wanted.getDeclaredConstructor().newInstance();
            dn.set(entity, name);
            List<CustomObjectAttribute> others = new ArrayList<>();
            for (Map.Entry<String, List<Object>> each : values.entrySet()) {
                Field field = attributes.get(each.getKey());
                if (field != null) {
                    field.set(entity, fieldValue(field, each.getValue()));
                } else {
                    others.add(new CustomObjectAttribute(each.getKey(), each.getValue()));
                }
            }
            if (objectClasses != null && objectClasses.getType() == String[].class) {
                objectClasses.set(entity, furtherClasses.toArray(String[]::new));
            }
            if (rest != null) {
                rest.set(entity, others);
            }
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(wanted + " can't be read", e);
        }
    }

    private static List<Object> plain(Field field, Object value) {
        if (value == null) {
            return List.of();
        }
        if (field.isAnnotationPresent(JsonObject.class)) {
            return List.of(json(value));
        }
        if (value instanceof Object[] array) {
            return plain(Arrays.asList(array));
        }
        return plain(value instanceof Collection<?> list ? list : List.of(value));
    }

    private static List<Object> plain(Collection<?> values) {
        return values.stream().<Object>map(value -> value instanceof Enum<?> constant ? text(constant)
                : value instanceof Number number ? (Object) number.longValue() : value).toList();
    }

    private static Object fieldValue(Field field, List<Object> values) {
        Class<?> wanted = field.getType();
        Object first = values.get(0);
        if (field.isAnnotationPresent(JsonObject.class)) {
            return fromJson((String) first, field);
        }
        if (wanted == Integer.class || wanted == int.class) {
            return Math.toIntExact((Long) first);
        }
        if (wanted == String[].class) {
            return values.toArray(String[]::new);
        }
        if (List.class.isAssignableFrom(wanted)) {
            return new ArrayList<>(values);
        }
        if (wanted.isEnum()) {
            return constants(wanted, List.of(first)).stream().findFirst().orElse(null);
        }
        if (wanted.isArray()) {
            return constants(wanted.getComponentType(), values).toArray((Object[]) Array.newInstance(wanted.getComponentType(), 0));
        }
        return first;
    }

    private static List<Object> constants(Class<?> type, List<Object> texts) {
        return texts.stream().flatMap(text -> Arrays.stream(type.getEnumConstants()).filter(c -> text((Enum<?>) c).equals(text)))
                .<Object>map(c -> c).toList();
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of a JSON array. */
    static List<Object> array(String json) {
        try {
            // fact: a list's elements may be objects or strings of JSON, and both are read
            return plain(Stream.of(JSON.readValue(json, Object[].class)).map(each -> each instanceof Map<?, ?> ? json(each) : each).toList());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON array", e);
        }
    }

    private static Object fromJson(String json, Field field) {
        try {
            return JSON.readValue(json, JSON.constructType(field.getGenericType()));
        } catch (IOException e) {
            throw new IllegalStateException("no JSON in " + field.getName(), e);
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

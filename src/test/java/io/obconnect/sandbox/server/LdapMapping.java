package io.obconnect.sandbox.server;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.AttributesList;
import io.jans.orm.annotation.CustomObjectClass;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;
import io.jans.orm.model.base.CustomObjectAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps a class that carries the ORM's annotations to LDAP attributes and back: text, booleans ({@code TRUE}), numbers, times
 * (generalized time), enums (lower case), arrays and lists of text, and JSON.
 */
final class LdapMapping {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Class<?> type;
    private final Map<String, Field> attributes = new LinkedHashMap<>();
    private Field dn;
    private Field objectClasses;
    private Field rest;

    LdapMapping(Class<?> type) {
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

    String structuralClass() {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            ObjectClass declared = c.getDeclaredAnnotation(ObjectClass.class);
            if (declared != null && !declared.value().isEmpty()) {
                return declared.value();
            }
        }
        return null;
    }

    String dn(Object entity) {
        return (String) get(dn, entity);
    }

    /** The attributes that the class maps, whether an entity has values for them or not. */
    Set<String> names() {
        return attributes.keySet();
    }

    Entry toEntry(Object entity) {
        Entry entry = new Entry(dn(entity));
        List<String> classes = new ArrayList<>(List.of("top"));
        if (structuralClass() != null) {
            classes.add(structuralClass());
        }
        if (objectClasses != null && get(objectClasses, entity) instanceof String[] custom) {
            Stream.of(custom).filter(c -> !classes.contains(c)).forEach(classes::add);
        }
        entry.addAttribute("objectClass", classes);
        attributes.forEach((name, field) -> {
            List<String> values = values(field, get(field, entity));
            if (!values.isEmpty()) {
                entry.addAttribute(name, values);
            }
        });
        if (rest != null) {
            for (Object each : (List<?>) get(rest, entity)) {
                CustomObjectAttribute custom = (CustomObjectAttribute) each;
                entry.addAttribute(custom.getName(), custom.getValues().stream().map(LdapMapping::text).toList());
            }
        }
        return entry;
    }

    <T> T toEntity(Entry entry, Class<T> wanted) {
        try {
            T entity = wanted.getDeclaredConstructor().newInstance();
            dn.set(entity, entry.getDN());
            for (Map.Entry<String, Field> each : attributes.entrySet()) {
                String[] values = entry.getAttributeValues(each.getKey());
                if (values != null && values.length > 0) {
                    each.getValue().set(entity, value(each.getValue(), values));
                }
            }
            if (objectClasses != null && objectClasses.getType() == String[].class) {
                objectClasses.set(entity, Stream.of(entry.getObjectClassValues())
                        .filter(c -> !c.equals("top") && !c.equals(structuralClass())).toArray(String[]::new));
            }
            if (rest != null) {
                List<CustomObjectAttribute> list = new ArrayList<>();
                entry.getAttributes().stream()
                        .filter(a -> !attributes.containsKey(a.getBaseName()) && !a.getBaseName().equalsIgnoreCase("objectClass"))
                        .forEach(a -> list.add(new CustomObjectAttribute(a.getBaseName(), List.<Object>of((Object[]) a.getValues()))));
                rest.set(entity, list);
            }
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(wanted + " can't be read", e);
        }
    }

    private static List<String> values(Field field, Object value) {
        if (value == null) {
            return List.of();
        }
        if (field.isAnnotationPresent(JsonObject.class)) {
            return List.of(json(value));
        }
        if (value instanceof Object[] array) {
            return Stream.of(array).map(LdapMapping::text).toList();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(LdapMapping::text).toList();
        }
        String text = text(value);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static Object value(Field field, String[] values) {
        Class<?> type = field.getType();
        if (field.isAnnotationPresent(JsonObject.class)) {
            try {
                return JSON.readValue(values[0], JSON.constructType(field.getGenericType()));
            } catch (IOException e) {
                throw new IllegalStateException("no JSON in " + field.getName(), e);
            }
        }
        if (type == String.class) {
            return values[0];
        }
        if (type == String[].class) {
            return values;
        }
        if (List.class.isAssignableFrom(type)) {
            return new ArrayList<>(List.of(values));
        }
        if (type == Date.class) {
            return time(values[0]);
        }
        if (type == Boolean.class || type == boolean.class) {
            return Boolean.valueOf(values[0]);
        }
        if (type == Integer.class || type == int.class) {
            return Integer.valueOf(values[0]);
        }
        if (type == Long.class || type == long.class) {
            return Long.valueOf(values[0]);
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants()).filter(c -> text(c).equals(values[0])).findFirst().orElse(null);
        }
        if (type.isArray() && type.getComponentType().isEnum()) {
            Object[] all = type.getComponentType().getEnumConstants();
            List<Object> found = Stream.of(values)
                    .flatMap(v -> Stream.of(all).filter(c -> text(c).equals(v))).toList();
            return found.toArray((Object[]) java.lang.reflect.Array.newInstance(type.getComponentType(), 0));
        }
        throw new IllegalStateException("can't read into " + field);
    }

    static String text(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (value instanceof Date date) {
            return StaticUtils.encodeGeneralizedTime(date);
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : String.valueOf(value);
    }

    static Date time(String generalizedTime) {
        try {
            return StaticUtils.decodeGeneralizedTime(generalizedTime);
        } catch (ParseException e) {
            throw new IllegalStateException("not a generalized time: " + generalizedTime, e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

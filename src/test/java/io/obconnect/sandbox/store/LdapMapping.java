package io.obconnect.sandbox.store;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps entities to LDAP entries and back: all values are text there, booleans {@code TRUE}, times generalized times. What is empty isn't
 * there.
 */
final class LdapMapping {

    private final EntryClass type;

    LdapMapping(EntryClass type) {
        this.type = type;
    }

    String structuralClass() {
        return type.structuralClass();
    }

    /** The attributes that the class maps, whether an entity has values for them or not. */
    Set<String> names() {
        return type.names();
    }

    Entry toEntry(Object entity) {
        Entry entry = new Entry(type.dn(entity));
        List<String> classes = new ArrayList<>(List.of("top"));
        Stream.concat(Stream.ofNullable(structuralClass()), type.furtherObjectClasses(entity).stream()).filter(c -> !classes.contains(c))
                .forEach(classes::add);
        entry.addAttribute("objectClass", classes);
        type.values(entity).forEach((name, values) -> {
            List<String> texts = values.stream().map(LdapMapping::text).filter(text -> values.size() > 1 || !text.isEmpty()).toList();
            if (!texts.isEmpty()) {
                entry.addAttribute(name, texts);
            }
        });
        return entry;
    }

    <T> T toEntity(Entry entry, Class<T> wanted) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (String name : type.names()) {
            String[] texts = entry.getAttributeValues(name);
            if (texts != null && texts.length > 0) {
                values.put(name, Arrays.stream(texts).map(text -> value(text, type.typeOf(name))).toList());
            }
        }
        if (type.keepsTheRest()) {
            for (Attribute each : entry.getAttributes()) {
                if (!values.containsKey(each.getBaseName()) && !each.getBaseName().equalsIgnoreCase("objectClass")) {
                    values.put(each.getBaseName(), List.of((Object[]) each.getValues()));
                }
            }
        }
        List<String> further = Stream.of(entry.getObjectClassValues()).filter(c -> !c.equals("top") && !c.equals(structuralClass())).toList();
        return type.entity(wanted, entry.getDN(), further, values);
    }

    private static Object value(String text, Class<?> wanted) {
        if (wanted == Date.class) {
            return time(text);
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return Boolean.valueOf(text);
        }
        boolean number = wanted == Integer.class || wanted == int.class || wanted == Long.class || wanted == long.class;
        return number ? (Object) Long.valueOf(text) : text;
    }

    static String text(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        return value instanceof Date date ? StaticUtils.encodeGeneralizedTime(date) : String.valueOf(value);
    }

    static Date time(String generalizedTime) {
        try {
            return StaticUtils.decodeGeneralizedTime(generalizedTime);
        } catch (ParseException e) {
            throw new IllegalStateException("not a generalized time: " + generalizedTime, e);
        }
    }
}

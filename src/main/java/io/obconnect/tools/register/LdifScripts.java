package io.obconnect.tools.register;

import io.obconnect.message.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scripts as entries of {@code ou=scripts,o=jans}: attribute names and the JSON inside the values, on LDAP and SQL alike. */
final class LdifScripts {

    /** The acr's strength among others; the server compares it where a session is to be raised. */
    static final int LEVEL = 60;

    private LdifScripts() {
    }

    static Script script(LdifEntry entry) {
        return new Script(entry.value("inum").orElse(""), entry.value("displayName").orElse(""), entry.values("jansAlias"),
                entry.value("jansScrTyp").orElse(""), entry.value("jansProgLng").orElse(""), entry.value("jansScr").orElse(""),
                properties(entry.values("jansModuleProperty")), properties(entry.values("jansConfProperty")),
                entry.value("jansRevision").filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).orElse(0L),
                entry.value("jansEnabled").filter("true"::equalsIgnoreCase).isPresent(), entry.value("jansScrError"));
    }

    private static Map<String, String> properties(List<String> values) {
        Map<String, String> properties = new LinkedHashMap<>();
        values.stream().map(Json::trusted).flatMap(Optional::stream).forEach(json ->
                properties.put(Json.string(json, "value1").orElse(""), Json.string(json, "value2").orElse("")));
        return properties;
    }

    /** Every attribute that the entry has, in the order they are written. */
    static Map<String, List<String>> attributes(Script script) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("objectClass", List.of("top", "jansCustomScr"));
        attributes.put("inum", List.of(script.inum()));
        attributes.put("displayName", List.of(script.name()));
        attributes.put("description", List.of("Obconnect for Janssen"));
        attributes.put("jansAlias", script.aliases());
        attributes.put("jansScr", List.of(script.text()));
        attributes.put("jansScrTyp", List.of(script.type()));
        attributes.put("jansProgLng", List.of(script.language()));
        attributes.put("jansModuleProperty", texts(script.module(), false));
        attributes.put("jansConfProperty", texts(script.properties(), true));
        attributes.put("jansLevel", List.of(String.valueOf(LEVEL)));
        attributes.put("jansRevision", List.of(String.valueOf(script.revision())));
        attributes.put("jansEnabled", List.of("TRUE"));
        return attributes;
    }

    private static List<String> texts(Map<String, String> properties, boolean hiding) {
        return values(properties, hiding).stream().map(Json::text).toList();
    }

    /** Each property as the server keeps it; the config-api takes them so, too. */
    static List<Map<String, Object>> values(Map<String, String> properties, boolean hiding) {
        List<Map<String, Object>> values = new ArrayList<>();
        properties.forEach((name, value) -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("value1", name);
            json.put("value2", value);
            if (hiding) {
                json.put("hide", ScriptDifference.isSecret(name));
            }
            json.put("description", "");
            values.add(json);
        });
        return values;
    }
}

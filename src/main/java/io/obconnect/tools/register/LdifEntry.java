package io.obconnect.tools.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of an LDIF export (RFC 2849), as {@code ldapsearch} writes it.
 *
 * @param dn its name
 * @param attributes by their names in lower case
 */
record LdifEntry(String dn, Map<String, List<String>> attributes) {

    static List<LdifEntry> read(String ldif) {
        String unfolded = ldif.replace("\r\n", "\n").replace("\n ", "");
        List<LdifEntry> entries = new ArrayList<>();
        for (String block : unfolded.split("\n\n+")) {
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            Arrays.stream(block.split("\n")).filter(line -> !line.startsWith("#") && line.contains(":")).forEach(line -> {
                String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                attributes.computeIfAbsent(name, key -> new ArrayList<>()).add(decoded(line.substring(line.indexOf(':') + 1)));
            });
            List<String> dn = attributes.remove("dn");
            if (dn != null) {
                entries.add(new LdifEntry(dn.get(0), attributes));
            }
        }
        return entries;
    }

    private static String decoded(String text) {
        return text.startsWith(":")
                ? new String(Base64.getDecoder().decode(text.substring(1).strip()), StandardCharsets.UTF_8)
                : text.stripLeading();
    }

    Optional<String> value(String attribute) {
        return values(attribute).stream().findFirst();
    }

    List<String> values(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
    }

    boolean isA(String objectClass) {
        return values("objectClass").stream().anyMatch(objectClass::equalsIgnoreCase);
    }
}

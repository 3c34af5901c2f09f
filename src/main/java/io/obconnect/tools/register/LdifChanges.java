package io.obconnect.tools.register;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes change records (RFC 2849) for {@code ldapmodify}. */
final class LdifChanges {

    private static final Pattern SAFE = Pattern.compile("[!-9;=-~][ -~]*(?<! )");

    private final StringBuilder text = new StringBuilder("# Written by obconnect; apply with ldapmodify.\nversion: 1\n");

    void add(String dn, Map<String, List<String>> attributes) {
        begin(dn, "add");
        attributes.forEach((name, values) -> values.forEach(value -> line(name, value)));
    }

    /** Replaces each attribute; no values: removes it. */
    void replace(String dn, Map<String, List<String>> attributes) {
        begin(dn, "modify");
        attributes.forEach((name, values) -> {
            text.append("replace: ").append(name).append('\n');
            values.forEach(value -> line(name, value));
            text.append("-\n");
        });
    }

    void delete(String dn) {
        begin(dn, "delete");
    }

    private void begin(String dn, String type) {
        text.append('\n');
        line("dn", dn);
        text.append("changetype: ").append(type).append('\n');
    }

    private void line(String name, String value) {
        text.append(name).append(SAFE.matcher(value).matches() ? ": " + value
                : ":: " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package io.obconnect.tools.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Says what differs, a line each, secrets masked. */
final class ScriptDifference {

    private ScriptDifference() {
    }

    static List<String> of(Script before, Script after) {
        List<String> lines = new ArrayList<>();
        compare(lines, "language", before.language(), after.language());
        compare(lines, "enabled", before.enabled(), after.enabled());
        compare(lines, "aliases", String.join(" ", before.aliases()), String.join(" ", after.aliases()));
        if (!before.text().strip().equals(after.text().strip())) {
            lines.add("~ text");
        }
        compare(lines, "module properties", before.module(), after.module());
        lines.addAll(properties(before.properties(), after.properties()));
        return lines;
    }

    static List<String> of(ClientScripts before, ClientScripts after) {
        List<String> lines = new ArrayList<>();
        lists(lines, "updateTokenScriptDns", before.updateToken(), after.updateToken());
        lists(lines, "introspectionScripts", before.introspection(), after.introspection());
        return lines;
    }

    static List<String> properties(Map<String, String> before, Map<String, String> after) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.get(name);
            String now = after.get(name);
            if (old == null) {
                lines.add("+ " + name + " = " + shown(name, now));
            } else if (now == null) {
                lines.add("- " + name + " = " + shown(name, old));
            } else if (!old.equals(now)) {
                lines.add("- " + name + " = " + shown(name, old));
                lines.add("+ " + name + " = " + shown(name, now));
            }
        }
        return lines;
    }

    /** Whether a property's value must not be shown. An unknown one may be a misspelled secret. */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("secret") || lower.contains("token") || lower.contains("password") || lower.contains("key");
    }

    private static String shown(String name, String value) {
        boolean reference = value.startsWith("file:") || value.startsWith("env:");
        return isSecret(name) && !(reference && !value.contains(" ")) ? "••••" : value;
    }

    private static void compare(List<String> lines, String name, Object before, Object after) {
        if (!before.equals(after)) {
            lines.add("- " + name + " " + before);
            lines.add("+ " + name + " " + after);
        }
    }

    private static void lists(List<String> lines, String name, List<String> before, List<String> after) {
        before.stream().filter(dn -> !after.contains(dn)).forEach(dn -> lines.add("- " + name + " " + dn));
        after.stream().filter(dn -> !before.contains(dn)).forEach(dn -> lines.add("+ " + name + " " + dn));
    }
}

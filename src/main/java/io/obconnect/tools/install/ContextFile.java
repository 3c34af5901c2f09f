package io.obconnect.tools.install;

import io.obconnect.tools.Refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of {@code webapps/jans-auth.xml}: which jars the server adds to its class path. Edited as text, so that comments, order and white
 * space of the rest stay as they are.
 *
 * @param text the file in ISO 8859-1, which keeps every octet
 * @param base the server's folder, which relative entries are resolved in
 */
record ContextFile(String text, Path base) {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final String OURS = "    <!-- obconnect --><Set name=\"extraClasspath\">%s</Set>\n";
    private static final String END = "</Configure>";

    /** Whether the server will load this jar: by its name, or with all of its folder. */
    boolean loads(Path jar) {
        return entries().stream().anyMatch(entry -> entry.names(jar, base) || entry.covers(jar, base));
    }

    /** With the jar on the class path once, and everything that was there before. */
    ContextFile with(Path jar) {
        Optional<ClassPathSetting> setting = setting();
        if (loads(jar)) {
            return once(jar);
        }
        if (setting.filter(ClassPathSetting::conditional).isPresent()) {
            throw Refused.because("webapps/jans-auth.xml sets extraClasspath from a property of Jetty's, which can't be added to",
                    "Write the list as <Set name=\"extraClasspath\">…</Set>, or add " + jar + " to the property, then run install again.");
        }
        if (setting.isPresent()) {
            String list = text.substring(setting.get().from(), setting.get().to());
            boolean first = entries().isEmpty();
            String head = list.stripTrailing();
            // what comes after the last comma is no entry
            String joined = head + (first || head.endsWith(",") || head.endsWith(";") ? "" : ",") + escaped(jar) + list.substring(head.length());
            return new ContextFile(setting.get().with(text, joined), base);
        }
        int end = uncommented().lastIndexOf(END);
        if (end < 0) {
            throw Refused.because("webapps/jans-auth.xml isn't a Jetty context file: it has no " + END,
                    "Restore the file as Janssen's installer wrote it.");
        }
        return new ContextFile(text.substring(0, end) + String.format(OURS, escaped(jar)) + text.substring(end), base);
    }

    private ContextFile once(Path jar) {
        List<ClassPathEntry> named = new ArrayList<>(entries().stream().filter(entry -> entry.names(jar, base)).toList());
        if (entries().stream().noneMatch(entry -> entry.covers(jar, base))) {
            named.remove(0);
        }
        return withoutEntries(named);
    }

    /** Without the jar's name; a folder that it lies in stays. */
    ContextFile without(Path jar) {
        String line = String.format(OURS, escaped(jar));
        if (text.contains(line)) {
            return new ContextFile(text.replace(line, ""), base);
        }
        return withoutEntries(entries().stream().filter(entry -> entry.names(jar, base)).toList());
    }

    private ContextFile withoutEntries(List<ClassPathEntry> entries) {
        if (entries.isEmpty()) {
            return this;
        }
        ClassPathSetting setting = setting().orElseThrow();
        StringBuilder list = new StringBuilder(text.substring(setting.from(), setting.to()));
        entries.stream().sorted(Comparator.comparingInt(ClassPathEntry::start).reversed()).forEach(entry -> {
            int before = Math.max(list.lastIndexOf(",", entry.start()), list.lastIndexOf(";", entry.start()));
            // with the comma before it, or as the first one with that after it
            int after = before < 0 && entry.end() < list.length() && ",;".indexOf(list.charAt(entry.end())) >= 0 ? entry.end() + 1 : entry.end();
            list.delete(before < 0 ? entry.start() : before, after);
        });
        return new ContextFile(setting.with(text, list.toString()), base);
    }

    /** The setting that counts, for a person to compare. */
    String line() {
        return setting().map(setting -> text.substring(setting.start(), setting.end())).orElse("");
    }

    private List<ClassPathEntry> entries() {
        return setting().map(setting -> ClassPathEntry.of(uncommented().substring(setting.from(), setting.to()))).orElse(List.of());
    }

    private Optional<ClassPathSetting> setting() {
        return ClassPathSetting.lastIn(uncommented());
    }

    // comments blanked out, so that positions stay right
    private String uncommented() {
        return COMMENT.matcher(text).replaceAll(comment -> " ".repeat(comment.group().length()));
    }

    // the file is read as ISO 8859-1, so whatever isn't plain stands as its number
    private static String escaped(Path jar) {
        StringBuilder escaped = new StringBuilder();
        jar.toString().codePoints().forEach(letter -> escaped.append(letter == '&' ? "&amp;" : letter == '<' ? "&lt;"
                : letter < 127 ? Character.toString(letter) : "&#" + letter + ";"));
        return escaped.toString();
    }
}

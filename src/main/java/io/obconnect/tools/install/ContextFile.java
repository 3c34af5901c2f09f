package io.obconnect.tools.install;

import io.obconnect.tools.Refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code webapps/jans-auth.xml}: which jars the server adds to its class path ({@code extraClasspath}). Edited as text, so that
 * comments, order and white space of the rest stay as they are and taking our jar out gives back the same octets.
 *
 * @param text the file in ISO 8859-1, which keeps every octet
 */
record ContextFile(String text) {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern CLASS_PATH = Pattern.compile("(<Set\\s+name=\"extraClasspath\"\\s*>)(.*?)(</Set>)", Pattern.DOTALL);
    private static final String OURS = "    <!-- obconnect --><Set name=\"extraClasspath\">%s</Set>\n";
    private static final String END = "</Configure>";

    /** Whether the server will load this jar: by its name, by {@code custom/libs/*}, or because the container image fills the list in at its start. */
    boolean loads(String jar) {
        return entries().stream().anyMatch(entry -> name(entry).equals(name(jar)) || entry.endsWith("custom/libs/*")
                || entry.endsWith("custom/libs/*.jar") || entry.equals("%(extra_classpath)s"));
    }

    private boolean names(String jar) {
        return entries().stream().anyMatch(entry -> name(entry).equals(name(jar)));
    }

    /** With the jar at the list's end. */
    ContextFile with(String jar) {
        if (loads(jar)) {
            return this;
        }
        Matcher classPath = classPath();
        if (classPath.find()) {
            String list = classPath.group(2);
            String joined = list.isBlank() ? list + jar : list.stripTrailing() + "," + jar + list.substring(list.stripTrailing().length());
            return new ContextFile(text.substring(0, classPath.start(2)) + joined + text.substring(classPath.end(2)));
        }
        int end = uncommented().lastIndexOf(END);
        if (end < 0) {
            throw Refused.because("webapps/jans-auth.xml isn't a Jetty context file: it has no " + END,
                    "Restore the file as Janssen's installer wrote it.");
        }
        return new ContextFile(text.substring(0, end) + String.format(OURS, jar) + text.substring(end));
    }

    /** Without the jar. */
    ContextFile without(String jar) {
        if (!names(jar)) {
            return this;
        }
        String line = String.format(OURS, jar);
        if (text.contains(line)) {
            return new ContextFile(text.replace(line, ""));
        }
        Matcher classPath = classPath();
        classPath.find();
        String list = classPath.group(2);
        String trailing = list.substring(list.stripTrailing().length());
        List<String> others = new ArrayList<>(Arrays.asList(list.stripTrailing().split(",", -1)));
        others.removeIf(entry -> name(entry.strip()).equals(name(jar)));
        return new ContextFile(text.substring(0, classPath.start(2)) + String.join(",", others) + trailing
                + text.substring(classPath.end(2)));
    }

    /** The line with the list, for a person to compare. */
    String line() {
        Matcher classPath = classPath();
        return classPath.find() ? classPath.group() : "";
    }

    private List<String> entries() {
        Matcher classPath = classPath();
        return classPath.find() ? Arrays.stream(classPath.group(2).split("[,;]")).map(String::strip).toList() : List.of();
    }

    private Matcher classPath() {
        return CLASS_PATH.matcher(uncommented());
    }

    // comments blanked out, so that positions stay right
    private String uncommented() {
        return COMMENT.matcher(text).replaceAll(comment -> " ".repeat(comment.group().length()));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

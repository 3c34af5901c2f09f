package io.obconnect.tools.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the extra class path as it stands in the file.
 *
 * @param text without white space around it
 * @param start where it begins in the value
 * @param end where it ends
 */
record ClassPathEntry(String text, int start, int end) {

    private static final Pattern ENTRY = Pattern.compile("[^,;]+");
    private static final Pattern BASE = Pattern.compile("<(System)?Property\\s[^>]*\\bname\\s*=\\s*([\"'])jetty\\.base\\2[^>]*/>");
    private static final Pattern NUMBERED = Pattern.compile("&#([0-9]{1,7});");
    /** Filled in by the container image at its start, with everything in {@code custom/libs}. */
    private static final String ALL_OF_THE_IMAGE = "%(extra_classpath)s";

    /** @param value of the setting, comments blanked out */
    static List<ClassPathEntry> of(String value) {
        List<ClassPathEntry> entries = new ArrayList<>();
        for (MatchResult found : ENTRY.matcher(value).results().toList()) {
            String text = found.group().strip();
            if (!text.isEmpty()) {
                int start = found.start() + found.group().indexOf(text);
                entries.add(new ClassPathEntry(text, start, start + text.length()));
            }
        }
        return entries;
    }

    /** Whether the entry brings this jar by its own name. */
    boolean names(Path jar, Path base) {
        return !isWildcard() && same(path(base), jar);
    }

    /** Whether it brings it along with others. */
    boolean covers(Path jar, Path base) {
        return text.equals(ALL_OF_THE_IMAGE) || isWildcard() && same(path(base).getParent(), jar.getParent());
    }

    private boolean isWildcard() {
        return text.endsWith("/*") || text.endsWith("\\*");
    }

    // Jetty resolves relative entries in its working directory, which is its base
    private Path path(Path base) {
        String plain = BASE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(base.toString()))
                .replace("<![CDATA[", "").replace("]]>", "").replace("&lt;", "<").replace("&amp;", "&").strip();
        try {
            plain = NUMBERED.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))));
            return plain.startsWith("file:") ? Path.of(URI.create(plain)) : base.resolve(plain).normalize();
        } catch (IllegalArgumentException e) {
            return Path.of("/an/entry/that/is/no/path"); // it can't be our jar
        }
    }

    private static boolean same(Path one, Path other) {
        if (one == null || other == null || one.equals(other)) {
            return one != null && one.equals(other);
        }
        try {
            return Files.exists(one) && Files.exists(other) ? Files.isSameFile(one, other)
                    : one.getFileName() != null && one.getFileName().equals(other.getFileName()) && same(one.getParent(), other.getParent());
        } catch (IOException e) {
            return false;
        }
    }
}

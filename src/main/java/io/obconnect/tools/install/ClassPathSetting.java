package io.obconnect.tools.install;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One place in a Jetty context file where the extra class path is set: as property ({@code <Set name="extraClasspath">}) or by its setter
 * ({@code <Call name="setExtraClasspath"><Arg>}), with either kind of quotes, and with content or without. The list's entries stand between
 * commas or semicolons; {@code folder/*} stands for all jars of a folder.
 *
 * @param start where the element begins in the file
 * @param end where it ends
 * @param from where its value begins; for an element without content: where its {@code />} begins
 * @param to where its value ends; for an element without content the same as {@code from}
 * @param tag the tag around the value, for where it has to be opened: {@code Set} or {@code Arg}
 * @param conditional whether it counts only where some property of Jetty's is set
 */
record ClassPathSetting(int start, int end, int from, int to, String tag, boolean conditional) {

    private static final Pattern SET = Pattern.compile("<Set\\b([^>]*\\bname\\s*=\\s*([\"'])[eE]xtraClasspath\\2[^>]*?)(?:/>|>(.*?)</Set\\s*>)",
            Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("<Call\\b([^>]*\\bname\\s*=\\s*([\"'])setExtraClasspath\\2[^>]*?)>\\s*"
            + "<Arg\\b[^>]*?(?:/>|>(.*?)</Arg\\s*>)\\s*</Call\\s*>", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("\\bproperty\\s*=");

    /** The one that counts: each replaces what the ones before it have set. */
    static Optional<ClassPathSetting> lastIn(String uncommented) {
        List<ClassPathSetting> all = new ArrayList<>();
        SET.matcher(uncommented).results().forEach(found -> all.add(of(uncommented, found, "Set")));
        CALL.matcher(uncommented).results().forEach(found -> all.add(of(uncommented, found, "Arg")));
        return all.stream().max(Comparator.comparingInt(ClassPathSetting::start));
    }

    private static ClassPathSetting of(String text, MatchResult found, String tag) {
        boolean conditional = CONDITION.matcher(found.group(1)).find();
        if (found.group(3) != null) {
            return new ClassPathSetting(found.start(), found.end(), found.start(3), found.end(3), tag, conditional);
        }
        int slash = text.indexOf("/>", found.start());
        return new ClassPathSetting(found.start(), found.end(), slash, slash, tag, conditional);
    }

    /** The file with this value instead of the one it has. */
    String with(String text, String value) {
        return text.startsWith("/>", from) && from == to
                ? text.substring(0, from).stripTrailing() + ">" + value + "</" + tag + ">" + text.substring(from + "/>".length())
                : text.substring(0, from) + value + text.substring(to);
    }
}

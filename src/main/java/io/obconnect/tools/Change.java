package io.obconnect.tools;

import java.util.List;

/**
 * One item of a plan: what is to be changed, was changed, or is right already. Operators read it in the command's output.
 *
 * @param kind what happens to it
 * @param target a file, script, client or setting
 * @param detail lines that begin with {@code -} (before), {@code +} (after) or nothing (a remark); secrets are masked
 */
public record Change(Kind kind, String target, List<String> detail) {

    /** What happens to the target. */
    public enum Kind {
        ADD, CHANGE, REMOVE, KEEP
    }

    public Change {
        detail = List.copyOf(detail);
    }

    public static Change add(String target, String... detail) {
        return new Change(Kind.ADD, target, List.of(detail));
    }

    public static Change change(String target, List<String> detail) {
        return new Change(Kind.CHANGE, target, detail);
    }

    public static Change remove(String target, String... detail) {
        return new Change(Kind.REMOVE, target, List.of(detail));
    }

    public static Change keep(String target, String... detail) {
        return new Change(Kind.KEEP, target, List.of(detail));
    }
}

package io.obconnect.tools;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A version such as {@code 1.0.15}, {@code 1.0.15.Final} or {@code 1.2.0-SNAPSHOT}, ordered by its numbers; a snapshot comes before its release. */
public record Release(String text) implements Comparable<Release> {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}([.-][A-Za-z0-9.-]+)?");

    /** What a build of the server's development tree calls itself: it has no number, and counts as newer than every release. */
    public static final String NIGHTLY = "0.0.0-nightly";

    /** Whether the text is a version at all. */
    public boolean isKnown() {
        return FORM.matcher(text).matches();
    }

    public boolean isNightly() {
        return text.equals(NIGHTLY);
    }

    /** Whether this is that version or a newer one. */
    public boolean isAtLeast(String version) {
        return compareTo(new Release(version)) >= 0;
    }

    @Override
    public int compareTo(Release other) {
        if (isNightly() || other.isNightly()) {
            return Boolean.compare(isNightly(), other.isNightly());
        }
        List<BigInteger> mine = numbers();
        List<BigInteger> theirs = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = at(mine, i).compareTo(at(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(!snapshot(), !other.snapshot());
    }

    private boolean snapshot() {
        return text.endsWith("-SNAPSHOT");
    }

    private List<BigInteger> numbers() {
        return Arrays.stream(text.split("[.-]")).takeWhile(part -> part.matches("[0-9]+")).map(BigInteger::new).toList();
    }

    private static BigInteger at(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    @Override
    public String toString() {
        return text;
    }
}

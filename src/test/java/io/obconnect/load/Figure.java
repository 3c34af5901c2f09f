package io.obconnect.load;

import java.util.Locale;
import java.util.Optional;

/**
 * One measured number and what it has to be.
 *
 * @param name what was measured
 * @param measured the number, with its unit
 * @param goal the goal in words; empty where there is none and the number only informs
 * @param met whether the goal is reached; true where there is none
 */
record Figure(String name, String measured, Optional<String> goal, boolean met) {

    static Figure informing(String name, String measured) {
        return new Figure(name, measured, Optional.empty(), true);
    }

    static Figure below(String name, double measured, double limit, String unit) {
        return new Figure(name, number(measured, unit), Optional.of("< " + number(limit, unit)), measured < limit);
    }

    static Figure atMost(String name, double measured, double limit, String unit) {
        return new Figure(name, number(measured, unit), Optional.of("≤ " + number(limit, unit)), measured <= limit);
    }

    static Figure atLeast(String name, double measured, double limit, String unit) {
        return new Figure(name, number(measured, unit), Optional.of("≥ " + number(limit, unit)), measured >= limit);
    }

    static Figure none(String name, long count) {
        return new Figure(name, String.valueOf(count), Optional.of("0"), count == 0);
    }

    /** Three significant digits below 100, whole numbers above: {@code 0.0123 ms}, {@code 9.87 ms}, {@code 10 250 /s}. */
    static String number(double value, String unit) {
        String text;
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            text = String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', ' ');
        } else if (size >= 10) {
            text = String.format(Locale.ROOT, "%.1f", value);
        } else if (size >= 1) {
            text = String.format(Locale.ROOT, "%.2f", value);
        } else {
            text = String.format(Locale.ROOT, "%.3g", value);
        }
        return unit.isEmpty() ? text : text + " " + unit;
    }
}

package io.obconnect.bench;

import java.util.Locale;

/** What a {@link Figure} must not exceed. */
sealed interface Goal {

    boolean met(Figure figure);

    /** As the table shows it. */
    String text();

    /** Time, in microseconds. */
    record Micros(int limit) implements Goal {
        @Override
        public boolean met(Figure figure) {
            return figure.ours().micros() <= limit;
        }

        @Override
        public String text() {
            return "≤ " + limit + " µs";
        }
    }

    /** Garbage, in kB of 1 000 octets. */
    record Kilobytes(int limit) implements Goal {
        @Override
        public boolean met(Figure figure) {
            return figure.ours().octets() < limit * 1_000.0;
        }

        @Override
        public String text() {
            return "< " + limit + " kB";
        }
    }

    /** Time, as a multiple of what jose4j alone takes for it; missed where that wasn't measured. */
    record TimesJose4j(double limit) implements Goal {
        @Override
        public boolean met(Figure figure) {
            return figure.jose4j().filter(bare -> figure.ours().micros() <= limit * bare.micros()).isPresent();
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "≤ %.2f × jose4j", limit);
        }
    }
}

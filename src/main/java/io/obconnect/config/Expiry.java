package io.obconnect.config;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The property {@code expiry} (protocol section 2): up to 86 400 it is a lifetime in seconds, anything larger is an absolute stamp,
 * as the existing solution has it. Existing installations carry stamps in seconds (161371681475) and in milliseconds
 * (161371681475000). From 10^12 on a stamp counts as milliseconds: as seconds that would be the year 33658, as milliseconds 2001.
 *
 * @param lifetime how long the person may take; never over {@link #LONGEST}
 * @param latest when every message ends at the latest; only ever shortens
 */
record Expiry(Duration lifetime, Optional<Instant> latest) {

    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final long LONGEST_LIFETIME = 86_400;
    private static final long FIRST_MILLISECONDS = 1_000_000_000_000L;

    static Outcome<Expiry> parse(String text) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) == 0) {
            return Outcome.refuse(ErrorCode.PROPERTY_INVALID, "is not a whole number of seconds above 0");
        }
        long number = Long.parseLong(text);
        if (number <= LONGEST_LIFETIME) {
            Duration asked = Duration.ofSeconds(number);
            return Outcome.accept(new Expiry(asked.compareTo(LONGEST) < 0 ? asked : LONGEST, Optional.empty()));
        }
        Instant stamp = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return Outcome.accept(new Expiry(LONGEST, Optional.of(stamp)));
    }
}

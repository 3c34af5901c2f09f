package io.obconnect.tools.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How long an answer may be used, by its {@code exp}. The auth server refuses what is past; what lasts too long only harms. */
final class Lifetime {

    /** No journey lasts longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Later than this, milliseconds were written for seconds. */
    private static final Duration ABSURD = Duration.ofDays(3650);

    private Lifetime() {
    }

    static Optional<Finding> look(Map<String, Object> payload, Instant now) {
        if (!(payload.get("exp") instanceof Number exp)) {
            return Optional.empty();
        }
        long seconds = exp.longValue() - now.getEpochSecond();
        if (seconds > ABSURD.toSeconds()) {
            return Optional.of(Finding.error("exp is in milliseconds: the answer never expires. Write seconds since 1970."));
        }
        return seconds > LONGEST.toSeconds()
                ? Optional.of(Finding.warning("exp is more than ten minutes ahead: no journey lasts so long. 60 seconds are plenty."))
                : Optional.empty();
    }
}

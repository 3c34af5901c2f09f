package io.obconnect.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims around an answer's {@code result} (RFC 7519 section 4.1). Whoever sealed them has the key; that makes them authentic, not
 * right. A member that is {@code null} counts as absent.
 *
 * @param members as parsed
 */
record AnswerClaims(Map<String, Object> members) {

    /** How far the Consent App's clock may be off. */
    static final Duration SKEW = Duration.ofSeconds(30);
    private static final List<String> TIMES = List.of("exp", "iat", "nbf");

    /** Our own message, fed back: it has our members and no result. An answer that echoes our members has one. */
    boolean ours() {
        return members.get("returnTo") != null && members.get("result") == null;
    }

    /** Times are numbers, and dates that exist; fractions of a second are legal (RFC 7519 section 2). */
    boolean timesReadable() {
        return TIMES.stream().filter(name -> members.get(name) != null).allMatch(name -> time(name).isPresent());
    }

    boolean expired(Instant now) {
        return time("exp").filter(exp -> !now.minus(SKEW).isBefore(exp)).isPresent();
    }

    /** Issued in the future, or not valid yet. */
    boolean early(Instant now) {
        Instant latest = now.plus(SKEW);
        return time("iat").filter(latest::isBefore).isPresent() || time("nbf").filter(latest::isBefore).isPresent();
    }

    /** The journey that this answer is for, if it may be for it. */
    Optional<String> journey(Expectation expectation) {
        return members.get("uid") instanceof String uid ? expectation.match(uid) : Optional.empty();
    }

    /** What strict demands beyond legacy: from the Consent App, to us, with times and an id. */
    boolean complete(Parties parties) {
        return parties.consentApp().equals(members.get("iss"))
                && isAudience(parties.authServer())
                && members.get("iat") != null
                && members.get("exp") != null
                && members.get("jti") instanceof String jti && !jti.isBlank();
    }

    Object result() {
        return members.get("result");
    }

    private boolean isAudience(String us) {
        return members.get("aud") instanceof List<?> several ? several.contains(us) : us.equals(members.get("aud"));
    }

    /** To the millisecond; empty where it is absent, no number, negative, or too late for an {@link Instant}. */
    Optional<Instant> time(String name) {
        return members.get(name) instanceof Number number
                && number.doubleValue() >= 0 && number.longValue() <= Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(number.longValue()).plusMillis((long) (number.doubleValue() % 1 * 1000)))
                : Optional.empty();
    }
}

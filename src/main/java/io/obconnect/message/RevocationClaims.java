package io.obconnect.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The claims of a revocation (protocol section 8). A member that is {@code null} counts as absent.
 *
 * @param claims what it has in common with an answer
 */
record RevocationClaims(AnswerClaims claims) {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final String CONSENT = "consent_id";
    private static final String INTENT = "openbanking_intent_id";
    private static final String REASON = "reason";

    /** Both {@code iat} and {@code exp} are there, at most five minutes apart; {@code iat} isn't in the future and {@code exp} isn't past. */
    boolean inTime(Instant now) {
        if (!claims.timesReadable()) {
            return false;
        }
        Optional<Instant> issued = claims.time("iat");
        Optional<Instant> expires = claims.time("exp");
        return issued.isPresent() && expires.isPresent()
                && !expires.get().isBefore(issued.get()) && !expires.get().isAfter(issued.get().plus(LONGEST_LIFE))
                && !claims.expired(now) && !claims.early(now);
    }

    /** At least one id, and nothing but text; what an id looks like is the caller's to say. */
    boolean readable() {
        return Stream.of(CONSENT, INTENT, REASON).allMatch(name -> claims.members().get(name) == null || text(name).isPresent())
                && (text(CONSENT).isPresent() || text(INTENT).isPresent())
                && text(REASON).map(RevocationClaims::isReason).orElse(true);
    }

    boolean complete(Parties parties) {
        return claims.complete(parties);
    }

    Revocation revocation() {
        return new Revocation(text(CONSENT), text(INTENT), claims.time("iat").orElseThrow(), text(REASON));
    }

    /** It goes into the audit: no second line, nothing that a terminal obeys. */
    private static boolean isReason(String text) {
        return text.length() <= Revocation.LONGEST_REASON && !UNPRINTABLE.matcher(text).find();
    }

    private Optional<String> text(String name) {
        return Json.string(claims.members(), name);
    }
}

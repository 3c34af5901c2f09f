package io.obconnect.message;

import static io.obconnect.Outcome.refuse;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.time.Instant;
import java.util.Optional;

/**
 * Opens the Consent App's answer: the first half of the guards of protocol section 3, those that need nothing but the message, in the
 * protocol's order, cheapest first ({@link Envelope}, then these). What follows (the browser, the session, account, acr) needs the
 * journey and is the caller's. Nothing here throws, whatever is sent.
 */
public final class AnswerOpener {

    private final MessageProfile profile;
    private final Parties parties;
    private final Envelope envelope;

    public AnswerOpener(MessageProfile profile, KeyRing ring, Parties parties) {
        this.profile = profile;
        this.parties = parties;
        this.envelope = new Envelope(profile, ring);
    }

    /**
     * @param compact {@code sessionData} as received; null where there was none
     * @param expectation which journey the answer may be for
     */
    public Outcome<OpenedAnswer> open(String compact, Expectation expectation, Instant now) {
        return envelope.open(compact, this::wrongType).then(contents -> read(contents.claims(), contents.key(), expectation, now));
    }

    private Optional<ErrorCode> wrongType(AnswerHeader header) {
        if (header.ours()) return Optional.of(ErrorCode.ANSWER_REFLECTED);
        if (header.revocation()) return Optional.of(ErrorCode.ANSWER_HEADER);
        return header.typed(profile) ? Optional.empty() : Optional.of(ErrorCode.ANSWER_STRICT_CLAIMS);
    }

    private Outcome<OpenedAnswer> read(AnswerClaims claims, KeyStatus key, Expectation expectation, Instant now) {
        if (claims.ours()) return refuse(ErrorCode.ANSWER_REFLECTED);

        if (!claims.timesReadable()) return refuse(ErrorCode.ANSWER_TIMES);
        if (claims.expired(now)) return refuse(ErrorCode.ANSWER_EXPIRED);
        if (claims.early(now)) return refuse(ErrorCode.ANSWER_EARLY);

        Optional<String> uid = claims.journey(expectation);
        if (uid.isEmpty()) return refuse(ErrorCode.ANSWER_OTHER_JOURNEY);

        if (profile == MessageProfile.STRICT && !claims.complete(parties)) return refuse(ErrorCode.ANSWER_STRICT_CLAIMS);

        return AnswerReader.read(claims.result()).map(answer -> new OpenedAnswer(answer, uid.get(), key));
    }
}

package io.obconnect.message;

import static io.obconnect.Outcome.accept;
import static io.obconnect.Outcome.refuse;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.time.Instant;
import java.util.Optional;

/**
 * Opens the bank's message that a consent has ended (protocol section 8): the {@link Envelope} of an answer, a {@code typ} of its own in both
 * profiles, and a short life. Whatever can't be opened is one and the same {@link ErrorCode#REVOCATION_UNREADABLE}; what only somebody with the key can
 * have got wrong is {@link ErrorCode#REVOCATION_UNUSABLE}. Nothing here throws, whatever is sent.
 */
public final class RevocationOpener {

    private final MessageProfile profile;
    private final Parties parties;
    private final Envelope envelope;

    public RevocationOpener(MessageProfile profile, KeyRing ring, Parties parties) {
        this.profile = profile;
        this.parties = parties;
        this.envelope = new Envelope(profile, ring);
    }

    /** @param compact the form field as received; null where there was none */
    public Outcome<Revocation> open(String compact, Instant now) {
        return envelope.open(compact, RevocationOpener::wrongType)
                .fold(contents -> read(new RevocationClaims(contents.claims()), now), refusal -> refuse(ErrorCode.REVOCATION_UNREADABLE));
    }

    /** Answers, and messages of ours, don't say that they are revocations: so neither ends a consent. */
    private static Optional<ErrorCode> wrongType(AnswerHeader header) {
        return header.revocation() ? Optional.empty() : Optional.of(ErrorCode.ANSWER_HEADER);
    }

    private Outcome<Revocation> read(RevocationClaims claims, Instant now) {
        if (!claims.inTime(now)) return refuse(ErrorCode.REVOCATION_UNUSABLE, "its times");
        if (!claims.readable()) return refuse(ErrorCode.REVOCATION_UNUSABLE, "an id or the reason");
        if (profile == MessageProfile.STRICT && !claims.complete(parties)) return refuse(ErrorCode.REVOCATION_UNUSABLE, "iss, aud or jti");
        return accept(claims.revocation());
    }
}

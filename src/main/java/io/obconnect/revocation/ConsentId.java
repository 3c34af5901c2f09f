package io.obconnect.revocation;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.Revocation;
import io.obconnect.request.IntentId;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the two names that a consent has.
 *
 * @param kind which of them
 * @param value 1–128 characters of {@code A–Z a–z 0–9 . _ : -}
 */
public record ConsentId(Kind kind, String value) {

    /** What the value is. */
    public enum Kind {
        /** {@code openbanking_intent_id}, which the TPP asked for */
        INTENT,
        /** {@code consent_id}, which the bank gave */
        CONSENT
    }

    /** @throws IllegalArgumentException where the value isn't such an id */
    public ConsentId {
        if (!IntentId.isValid(value)) {
            throw new IllegalArgumentException("not a consent's id");
        }
    }

    public static ConsentId intent(String value) {
        return new ConsentId(Kind.INTENT, value);
    }

    public static ConsentId consent(String value) {
        return new ConsentId(Kind.CONSENT, value);
    }

    /**
     * The names that a message tells a consent by, one or two.
     *
     * @return refused with {@link ErrorCode#REVOCATION_UNUSABLE} where one of them isn't such an id
     */
    static Outcome<List<ConsentId>> in(Revocation message) {
        if (!Stream.of(message.consentId(), message.intent()).flatMap(Optional::stream).allMatch(IntentId::isValid)) {
            return Outcome.refuse(ErrorCode.REVOCATION_UNUSABLE, "an id");
        }
        return Outcome.accept(Stream.of(message.consentId().map(ConsentId::consent), message.intent().map(ConsentId::intent))
                .flatMap(Optional::stream).toList());
    }

    @Override
    public String toString() {
        return "ConsentId[" + kind + "]";
    }
}

package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.Answer;
import io.obconnect.message.Expectation;
import io.obconnect.message.OpenedAnswer;
import io.obconnect.message.Revocation;
import io.obconnect.request.IntentId;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says to an answer what the auth server would say. The message's guards are the auth server's own; what follows them there, account, acr
 * and consent id, is compared with the question. Whether the TPP insists on the acr only the auth server knows; the judge assumes it.
 */
final class Judge {

    private Judge() {
    }

    /** @param question what was asked; without it account and acr aren't judged, and the uid is taken as right */
    static Outcome<OpenedAnswer> judge(Wire wire, String compact, String uid, Optional<Question> question, Instant now) {
        return wire.opener().open(compact, Expectation.journey(uid), now).then(opened -> compared(wire, opened, question));
    }

    /** What the auth server says to a message that a consent has ended. */
    static Outcome<Revocation> revocation(Wire wire, String compact, Instant now) {
        return wire.revocationOpener().open(compact, now).then(said ->
                Stream.of(said.consentId(), said.intent()).flatMap(Optional::stream).allMatch(IntentId::isValid)
                        ? Outcome.accept(said) : Outcome.refuse(ErrorCode.REVOCATION_UNUSABLE, "an id"));
    }

    private static Outcome<OpenedAnswer> compared(Wire wire, OpenedAnswer opened, Optional<Question> question) {
        if (!(opened.answer() instanceof Answer.Approved approved)) {
            return Outcome.accept(opened);
        }
        if (wire.accountIsIntent() && question.filter(asked -> !asked.intent().equals(approved.account())).isPresent()) {
            return Outcome.refuse(ErrorCode.ANSWER_ACCOUNT);
        }
        if (question.filter(asked -> approved.acr().filter(asked.acrValues()::contains).isEmpty()).isPresent()) {
            return Outcome.refuse(ErrorCode.ANSWER_ACR_UNMET);
        }
        if (approved.consentId().filter(id -> !IntentId.isValid(id)).isPresent()) {
            return Outcome.refuse(ErrorCode.ANSWER_CONSENT_ID);
        }
        return Outcome.accept(opened);
    }
}

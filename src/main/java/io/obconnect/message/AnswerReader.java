package io.obconnect.message;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code result} (protocol section 3): what the person said. A member that is {@code null} counts as absent. An approval must be
 * complete and without any sign of a refusal; whatever can be understood as a refusal is a denial. A failure of the bank is neither.
 */
final class AnswerReader {

    /** What the bank can say of itself (protocol section 3). */
    private static final List<ErrorCode> WORDS = Arrays.stream(ErrorCode.values()).filter(ErrorCode::saidByTheBank).toList();

    private AnswerReader() {
    }

    static Outcome<Answer> read(Object result) {
        if (!(result instanceof Map<?, ?> members)) {
            return Outcome.refuse(ErrorCode.ANSWER_RESULT);
        }
        Object consent = members.get("consent");
        Object error = members.get("error");
        if (error != null) {
            return consent == null && error instanceof String word ? Outcome.accept(said(word)) : Outcome.refuse(ErrorCode.ANSWER_RESULT);
        }
        if (consent == null || saysNo(members) || saysNo(members.get("login")) || saysNo(consent)) {
            return Outcome.accept(new Answer.Denied());
        }
        if (!(consent instanceof Map<?, ?> given) || !(members.get("login") instanceof Map<?, ?> login)) {
            return Outcome.refuse(ErrorCode.ANSWER_RESULT);
        }
        return approved(login, given);
    }

    /** {@code access_denied} is the person's refusal. Every other word is a failure of the bank's, also one that we don't know. */
    private static Answer said(String word) {
        return word.equals(ErrorCode.CONSENT_DENIED.error().value())
                ? new Answer.Denied()
                : new Answer.Failed(WORDS.stream().filter(code -> code.error().value().equals(word)).findFirst().orElse(ErrorCode.BANK_FAILED));
    }

    /** An {@code error} inside, or an {@code approved} that is anything but {@code true}. */
    private static boolean saysNo(Object object) {
        return object instanceof Map<?, ?> members
                && (members.get("error") != null || members.get("approved") != null && !Boolean.TRUE.equals(members.get("approved")));
    }

    private static Outcome<Answer> approved(Map<?, ?> login, Map<?, ?> consent) {
        Object acr = login.get("acr");
        Object id = consent.get("consent_id");
        if (!(login.get("account") instanceof String account) || !textOrAbsent(acr)) {
            return Outcome.refuse(ErrorCode.ANSWER_RESULT);
        }
        return textOrAbsent(id)
                ? Outcome.accept(new Answer.Approved(account, text(acr), text(id)))
                : Outcome.refuse(ErrorCode.ANSWER_CONSENT_ID);
    }

    private static boolean textOrAbsent(Object value) {
        return value == null || value instanceof String;
    }

    private static Optional<String> text(Object value) {
        return Optional.ofNullable((String) value);
    }
}

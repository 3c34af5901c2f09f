package io.obconnect.message;

import io.obconnect.Code;
import io.obconnect.Outcome;

import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code result} (protocol section 3): what the person said. A member that is {@code null} counts as absent. Yes must be said
 * completely and without a no beside it; everything that can be understood as no is one.
 */
final class AnswerResult {

    private AnswerResult() {
    }

    static Outcome<Answer> read(Object result) {
        if (!(result instanceof Map<?, ?> members)) {
            return Outcome.refuse(Code.ANSWER_RESULT);
        }
        Object consent = members.get("consent");
        Object error = members.get("error");
        if (consent == null) {
            return error == null || error instanceof String
                    ? Outcome.accept(new Answer.Denied())
                    : Outcome.refuse(Code.ANSWER_RESULT);
        }
        if (error != null || !(consent instanceof Map<?, ?> given) || !(members.get("login") instanceof Map<?, ?> login)) {
            return Outcome.refuse(Code.ANSWER_RESULT);
        }
        return approved(login, given);
    }

    private static Outcome<Answer> approved(Map<?, ?> login, Map<?, ?> consent) {
        Object acr = login.get("acr");
        Object id = consent.get("consent_id");
        if (!(login.get("account") instanceof String account) || !textOrAbsent(acr)) {
            return Outcome.refuse(Code.ANSWER_RESULT);
        }
        return textOrAbsent(id)
                ? Outcome.accept(new Answer.Approved(account, text(acr), text(id)))
                : Outcome.refuse(Code.ANSWER_CONSENT_ID);
    }

    private static boolean textOrAbsent(Object value) {
        return value == null || value instanceof String;
    }

    private static Optional<String> text(Object value) {
        return Optional.ofNullable((String) value);
    }
}

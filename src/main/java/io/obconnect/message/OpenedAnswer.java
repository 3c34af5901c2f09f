package io.obconnect.message;

/**
 * An answer that passed all guards of the {@link AnswerOpener}.
 *
 * @param answer what the person said
 * @param uid the journey it is for, as expected
 * @param key which secret opened it
 */
public record OpenedAnswer(Answer answer, String uid, KeyStatus key) {

    @Override
    public String toString() {
        return "OpenedAnswer[" + key + "]";
    }
}

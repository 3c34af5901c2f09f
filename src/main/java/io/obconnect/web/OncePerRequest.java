package io.obconnect.web;

import jakarta.servlet.ServletRequest;

import java.util.function.Supplier;

/**
 * Computes a value once for each request, although filter, REST resource and script each ask for it. The value is kept as a request attribute
 * together with the question. Whoever asks first, or asks another question, has it computed; nobody relies on an earlier caller.
 *
 * @param <Q> a question: everything that the answer depends on, compared by {@code equals}
 * @param <A> an answer
 */
public final class OncePerRequest<Q, A> {

    private final String attribute;

    /** @param name of this kind of question; a request keeps one answer for each kind, the latest */
    public OncePerRequest(String name) {
        attribute = OncePerRequest.class.getName() + "." + name;
    }

    /** The answer to a question about a request. */
    public A answer(ServletRequest request, Q question, Supplier<A> answer) {
        if (request.getAttribute(attribute) instanceof Answered known && known.question.equals(question)) {
            @SuppressWarnings("unchecked") // only this class puts it there
            A before = (A) known.answer;
            return before;
        }
        A found = answer.get();
        request.setAttribute(attribute, new Answered(question, found));
        return found;
    }

    /** Not a record, because its {@code toString} would print question and answer. */
    private static final class Answered {

        private final Object question;
        private final Object answer;

        private Answered(Object question, Object answer) {
            this.question = question;
            this.answer = answer;
        }
    }
}

package io.obconnect.web;

import jakarta.servlet.ServletRequest;

import java.util.function.Supplier;

/**
 * Works out once what filter, REST resource and script each want to know of one request. Nobody relies on another having asked before: the
 * answer is kept with the whole question, and who asks first, or anything else, has it worked out.
 *
 * @param <Q> a question: all that the answer depends on, with a meaning of equality
 * @param <A> an answer
 */
public final class OncePerRequest<Q, A> {

    private final String attribute;

    /** @param name of this kind of questions, among all that are kept on a request; the last one of a kind is */
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

    /** Not a record: questions and answers are in no text. */
    private static final class Answered {

        private final Object question;
        private final Object answer;

        private Answered(Object question, Object answer) {
            this.question = question;
            this.answer = answer;
        }
    }
}

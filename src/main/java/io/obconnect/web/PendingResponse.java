package io.obconnect.web;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.request.ErrorResponseTarget;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/**
 * How a request of a journey ends, when it doesn't go on: decided anywhere inside the server (REST resource, script, filter), carried as a
 * request attribute, and made a response in one place, the endpoint filter, after whatever the server would have answered was discarded.
 *
 * @param kind what the person or the TPP sees
 * @param refusal why; where nothing was refused it only names the occasion
 * @param target the TPP's address where there is a trustworthy one
 * @param uid the journey, where it is proven that this browser began it
 * @param clientId the TPP where it is known
 * @param ends whether the journey is over, so that the browser's cookies of it are removed
 * @param earlier how the journey had ended before, for the kinds that tell of it
 */
public record PendingResponse(Kind kind, Refusal refusal, Optional<ErrorResponseTarget> target, Optional<String> uid, Optional<String> clientId,
                      boolean ends, Optional<Earlier> earlier) {

    /** What is shown. */
    public enum Kind {
        /** an OAuth error to the TPP, or our error page where no address is known */
        ERROR,
        /** out of turn: a page, which one depends on what became of the journey that the address names, if it names one */
        OUT_OF_TURN,
        /** a page: this was answered before, and the answer has left for the app */
        ANSWERED,
        /** a page: this was answered, but the app didn't get the answer while it was worth something */
        UNHEARD,
        /** a page: there was another answer before, and that one counts. The TPP hears nothing, the audit does */
        OTHER_ANSWER,
        /** the journey's one authorization response once more, for a browser that didn't hear it */
        RESEND,
        /** nothing: the journey has moved on meanwhile, and whoever has its cookie may go after it */
        MOVED_ON
    }

    /**
     * How a journey had ended.
     *
     * @param app where the TPP's site begins
     * @param reply what the TPP was told, where it may be told again
     */
    public record Earlier(Ending ending, Optional<String> app, Optional<Reply> reply) {

        public static Earlier of(AuthorizationResponse response) {
            return new Earlier(response.ending(), response.app(), Optional.of(response.reply()));
        }

        /** Nobody was told yet, but the answer is there. */
        public static Earlier untold(Ending ending, Optional<ErrorResponseTarget> target) {
            return new Earlier(ending, target.flatMap(AuthorizationResponse::app), Optional.empty());
        }

        @Override
        public String toString() {
            return "Earlier[" + ending + "]";
        }
    }

    private static final String ATTRIBUTE = PendingResponse.class.getName();

    /** Refused before there was a journey. */
    public static PendingResponse refused(Refusal refusal, Optional<ErrorResponseTarget> target, Optional<String> clientId) {
        return new PendingResponse(Kind.ERROR, refusal, target, Optional.empty(), clientId, false, Optional.empty());
    }

    /** A failed return that touches nothing: the browser that owns the journey can still finish it. */
    public static PendingResponse failed(Refusal refusal, ErrorResponseTarget target) {
        return refused(refusal, Optional.of(target), Optional.of(target.clientId()));
    }

    /** The journey is over with an error for the TPP. */
    public static PendingResponse ended(Refusal refusal, ErrorResponseTarget target, String uid) {
        return new PendingResponse(Kind.ERROR, refusal, Optional.of(target), Optional.of(uid), Optional.of(target.clientId()), true, Optional.empty());
    }

    /** No trustworthy address: the person sees our page. */
    public static PendingResponse page(Code code) {
        return refused(Refusal.of(code), Optional.empty(), Optional.empty());
    }

    /** Out of turn. */
    public static PendingResponse outOfTurn(Code occasion) {
        return new PendingResponse(Kind.OUT_OF_TURN, Refusal.of(occasion), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** Answered before: the page that says so, and whether the app can have heard. */
    public static PendingResponse answered(Earlier earlier, boolean heard) {
        return new PendingResponse(heard ? Kind.ANSWERED : Kind.UNHEARD, Refusal.of(Code.FOLLOW_UP_REPEATED), Optional.empty(), Optional.empty(),
                Optional.empty(), false, Optional.of(earlier));
    }

    /** Another answer than the one that counts. */
    public static PendingResponse otherAnswer(Earlier earlier, String uid, Optional<String> clientId) {
        return new PendingResponse(Kind.OTHER_ANSWER, Refusal.of(Code.ALREADY_ANSWERED), Optional.empty(), Optional.of(uid), clientId, false,
                Optional.of(earlier));
    }

    /** What the TPP was told, once more; the journey cookie goes with it. */
    public static PendingResponse resend(AuthorizationResponse response, String uid) {
        return new PendingResponse(Kind.RESEND, Refusal.of(Code.FOLLOW_UP_REPEATED), Optional.empty(), Optional.of(uid), Optional.empty(), true,
                Optional.of(Earlier.of(response)));
    }

    /** Somebody was faster, on this node or another one. */
    public static PendingResponse movedOn() {
        return new PendingResponse(Kind.MOVED_ON, Refusal.of(Code.JOURNEY_UNKNOWN), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Optional.empty());
    }

    /** Puts the pending response on the request; the first one counts. */
    public void on(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    /** Takes a pending response of this kind off the request: whoever does it has found a better one. */
    public static boolean removed(Kind kind, ServletRequest request) {
        boolean there = of(request).filter(pending -> pending.kind() == kind).isPresent();
        if (there) {
            request.removeAttribute(ATTRIBUTE);
        }
        return there;
    }

    public static Optional<PendingResponse> of(ServletRequest request) {
        return Optional.ofNullable((PendingResponse) request.getAttribute(ATTRIBUTE));
    }
}

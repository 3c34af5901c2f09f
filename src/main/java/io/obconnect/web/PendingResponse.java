package io.obconnect.web;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.request.ErrorResponseTarget;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/**
 * The response to a request that doesn't go on. It can be decided anywhere (REST resource, script, filter), is kept as a request attribute, and
 * becomes a redirect or a page in one place, {@link io.obconnect.gate.PendingResponseWriter}; whatever the server itself answers is discarded.
 *
 * @param kind what the person or the TPP sees
 * @param refusal why; for kinds that refuse nothing, what was being done
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
        /** a call that fits no running journey of this browser: a page that says how the journey in the address ended */
        OUT_OF_TURN,
        /** a page: this was answered before, and the answer has left for the app */
        ANSWERED,
        /** a page: this was answered, but the app didn't get its code before it expired */
        UNHEARD,
        /** a page: there was another answer before, and that one counts. It is audited, but not sent to the TPP */
        OTHER_ANSWER,
        /** the journey's stored authorization response again, for a browser that it didn't reach */
        RESEND,
        /** nothing: another request has logged the journey in meanwhile; a browser with its cookie continues there */
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

        /** The answer is stored, but the TPP wasn't told yet. */
        public static Earlier untold(Ending ending, ErrorResponseTarget target) {
            return new Earlier(ending, AuthorizationResponse.app(target), Optional.empty());
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

    /** A failed return that doesn't end the journey: the browser with the journey cookie can still finish it. */
    public static PendingResponse failed(Refusal refusal, ErrorResponseTarget target) {
        return refused(refusal, Optional.of(target), Optional.of(target.clientId()));
    }

    /** The journey is over with an error for the TPP. */
    public static PendingResponse ended(Refusal refusal, ErrorResponseTarget target, String uid) {
        return new PendingResponse(Kind.ERROR, refusal, Optional.of(target), Optional.of(uid), Optional.of(target.clientId()), true, Optional.empty());
    }

    /** No trustworthy address: the person sees our page. */
    public static PendingResponse page(ErrorCode code) {
        return refused(Refusal.of(code), Optional.empty(), Optional.empty());
    }

    /** Out of turn. */
    public static PendingResponse outOfTurn(ErrorCode occasion) {
        return new PendingResponse(Kind.OUT_OF_TURN, Refusal.of(occasion), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** Answered before: the page says so, and whether the app can have received the response. */
    public static PendingResponse answered(Earlier earlier, boolean heard) {
        return new PendingResponse(heard ? Kind.ANSWERED : Kind.UNHEARD, Refusal.of(ErrorCode.FOLLOW_UP_REPEATED), Optional.empty(), Optional.empty(),
                Optional.empty(), false, Optional.of(earlier));
    }

    /** Another answer than the one that counts. */
    public static PendingResponse otherAnswer(Earlier earlier, String uid, Optional<String> clientId) {
        return new PendingResponse(Kind.OTHER_ANSWER, Refusal.of(ErrorCode.ALREADY_ANSWERED), Optional.empty(), Optional.of(uid), clientId, false,
                Optional.of(earlier));
    }

    /** What the TPP was told, once more; the journey cookie goes with it. */
    public static PendingResponse resend(AuthorizationResponse response, String uid) {
        return new PendingResponse(Kind.RESEND, Refusal.of(ErrorCode.FOLLOW_UP_REPEATED), Optional.empty(), Optional.of(uid), Optional.empty(), true,
                Optional.of(Earlier.of(response)));
    }

    /** Another request was faster, on this node or another one. */
    public static PendingResponse movedOn() {
        return new PendingResponse(Kind.MOVED_ON, Refusal.of(ErrorCode.JOURNEY_UNKNOWN), Optional.empty(), Optional.empty(), Optional.empty(), false,
                Optional.empty());
    }

    /** Puts the pending response on the request; the first one counts. */
    public void on(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    /** Removes a pending response of this kind, so that a better one can take its place. */
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

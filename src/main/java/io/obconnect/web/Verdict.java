package io.obconnect.web;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.request.ResponseTarget;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/**
 * How a request of a journey ends, when it doesn't go on: decided anywhere inside the server (REST resource, script, filter), carried as a
 * request attribute, and made a response in one place, the early filter, after whatever the server would have answered was discarded.
 *
 * @param kind what the person or the TPP sees
 * @param refusal why; for {@link Kind#DONE} it only names the occasion
 * @param target the TPP's address where there is a trustworthy one
 * @param uid the journey, where it is proven that this browser began it
 * @param clientId the TPP where it is known
 * @param ends whether the journey is over, so that the browser's cookies of it are removed
 */
public record Verdict(Kind kind, Refusal refusal, Optional<ResponseTarget> target, Optional<String> uid, Optional<String> clientId,
                      boolean ends) {

    /** What is shown. */
    public enum Kind {
        /** an OAuth error to the TPP, or our error page where no address is known */
        REFUSED,
        /** a kind page: this was answered before, the app has its answer */
        DONE
    }

    private static final String ATTRIBUTE = Verdict.class.getName();

    /** Refused before there was a journey. */
    public static Verdict refused(Refusal refusal, Optional<ResponseTarget> target, Optional<String> clientId) {
        return new Verdict(Kind.REFUSED, refusal, target, Optional.empty(), clientId, false);
    }

    /** A failed return that touches nothing: the browser that owns the journey can still finish it. */
    public static Verdict failed(Refusal refusal, ResponseTarget target) {
        return new Verdict(Kind.REFUSED, refusal, Optional.of(target), Optional.empty(), Optional.of(target.clientId()), false);
    }

    /** The journey is over with an error for the TPP. */
    public static Verdict ended(Refusal refusal, ResponseTarget target, String uid) {
        return new Verdict(Kind.REFUSED, refusal, Optional.of(target), Optional.of(uid), Optional.of(target.clientId()), true);
    }

    /** No trustworthy address: the person sees our page. */
    public static Verdict page(Code code) {
        return new Verdict(Kind.REFUSED, Refusal.of(code), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** Answered before: nothing to do, nothing to fear. */
    public static Verdict done(Code occasion) {
        return new Verdict(Kind.DONE, Refusal.of(occasion), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** Puts the verdict on the request; the first one counts. */
    public void on(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    public static Optional<Verdict> of(ServletRequest request) {
        return Optional.ofNullable((Verdict) request.getAttribute(ATTRIBUTE));
    }
}

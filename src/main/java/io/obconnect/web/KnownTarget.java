package io.obconnect.web;

import io.obconnect.request.ErrorResponseTarget;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/** Where the TPP of a request waits, noted on the request as soon as it is known: should something unexpected happen later, it is told there. */
public final class KnownTarget {

    private static final String ATTRIBUTE = KnownTarget.class.getName();

    private KnownTarget() {
    }

    /** The last one counts: it comes from what is better proven. */
    public static void note(ServletRequest request, ErrorResponseTarget target) {
        request.setAttribute(ATTRIBUTE, target);
    }

    public static Optional<ErrorResponseTarget> of(ServletRequest request) {
        return Optional.ofNullable((ErrorResponseTarget) request.getAttribute(ATTRIBUTE));
    }
}

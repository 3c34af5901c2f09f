package io.obconnect.web;

import io.obconnect.request.ErrorResponseTarget;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/** The redirect URI of the TPP, noted on the request as soon as it is known: for the error response if something unexpected happens later. */
public final class KnownTarget {

    private static final String ATTRIBUTE = KnownTarget.class.getName();

    private KnownTarget() {
    }

    /** The last one counts: it comes from better authenticated data. */
    public static void note(ServletRequest request, ErrorResponseTarget target) {
        request.setAttribute(ATTRIBUTE, target);
    }

    public static Optional<ErrorResponseTarget> of(ServletRequest request) {
        return Optional.ofNullable((ErrorResponseTarget) request.getAttribute(ATTRIBUTE));
    }
}

package io.obconnect.web;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers of everything that we answer: no caching, no framing, no referrer (Fetch and Referrer Policy standards, Content Security Policy
 * Level 3, RFC 9111).
 */
public final class PageHeaders {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    private PageHeaders() {
    }

    /** For our own pages: no inline script, no inline style. */
    public static void page(HttpServletResponse response) {
        guarded(response);
        response.setHeader("Content-Security-Policy", POLICY);
    }

    /**
     * For answers that leave this server. They have no policy for scripts: the form_post page is the auth server's and submits itself by
     * inline script.
     */
    public static void common(HttpServletResponse response) {
        guarded(response);
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    }

    private static void guarded(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
    }
}

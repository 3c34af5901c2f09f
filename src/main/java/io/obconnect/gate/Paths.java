package io.obconnect.gate;

import io.obconnect.config.Configuration;
import io.obconnect.request.SealedRedirect;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;
import java.util.Set;

/** The path of a request as the container and the server understand it, however it was spelled. */
final class Paths {

    static final String LOGIN_PAGE = "/authorize.htm";
    /** Where an authorization request comes from a browser. */
    static final Set<String> FOR_BROWSERS = Set.of("/restv1/authorize", LOGIN_PAGE);
    /** Where an authorization request comes from a client itself, which reads JSON. */
    static final Set<String> FOR_MACHINES = Set.of("/restv1/par", "/restv1/bc-authorize", "/restv1/device_authorization");

    private Paths() {
    }

    /** Below the context, decoded, without path parameters and without a slash at the end; the server serves it either way. */
    static String of(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Whether the server redirects to its own login page. */
    static boolean isLoginPage(String location, HttpServletRequest request, Configuration configuration) {
        return own(location, request, configuration).filter(LOGIN_PAGE::equals).isPresent();
    }

    /** Whether the server redirects to its own login page or authorization endpoint. */
    static boolean isForBrowsers(String location, HttpServletRequest request, Configuration configuration) {
        return own(location, request, configuration).filter(FOR_BROWSERS::contains).isPresent();
    }

    /** Whether the server redirects to a page of its own, whichever. */
    static boolean isOwn(String location, HttpServletRequest request, Configuration configuration) {
        return own(location, request, configuration).isPresent();
    }

    private static Optional<String> own(String location, HttpServletRequest request, Configuration configuration) {
        return location.startsWith("/") || location.startsWith(configuration.hostname() + "/")
                ? SealedRedirect.path(location, request.getContextPath())
                : Optional.empty();
    }

    /**
     * Whether the path has path parameters, encoded letters or slashes at the end. Regular clients send none of these, and the server's own
     * filters and resources understand them differently.
     */
    static boolean disguised(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + of(request));
    }
}

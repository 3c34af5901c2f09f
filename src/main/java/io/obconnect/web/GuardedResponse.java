package io.obconnect.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BiConsumer;

/**
 * The response of a call that belongs to a journey.
 *
 * <ul>
 * <li>The server's session cookies don't reach the browser: a journey's session is known by the journey cookie alone, so it neither disturbs
 * an ordinary login in the same browser nor leaves anybody logged in as a temporary Person.
 * <li>Once a {@link PendingResponse} is on the request, whatever the server still answers is discarded; the endpoint filter answers.
 * <li>The watcher sees status and redirect before they leave, and can complete a redirect.
 * </ul>
 */
public class GuardedResponse extends HttpServletResponseWrapper {

    /** For a call whose answer no handler follows. */
    public static final Watcher NOTHING_TO_WATCH = new Watcher() {
    };

    private final ServletRequest request;
    private final Watcher watcher;

    /** Tells a handler of the server's answer while it is being written. */
    public interface Watcher {

        /** The server gives the browser a session of this id; the cookie itself is withheld. */
        default void session(String id) {
        }

        /** The server sets the status. */
        default void status(int status) {
        }

        /** The server redirects. Headers can still be added. */
        default String redirect(String location) {
            return location;
        }
    }

    /** @param request where a pending response would be */
    public GuardedResponse(HttpServletResponse response, ServletRequest request, Watcher watcher) {
        super(response);
        this.request = request;
        this.watcher = watcher;
    }

    private boolean discarding() {
        return PendingResponse.of(request).isPresent();
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (!withheld(cookie.getName(), cookie.getValue())) {
            super.addCookie(cookie);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        pass(name, value, super::addHeader);
    }

    @Override
    public void setHeader(String name, String value) {
        pass(name, value, super::setHeader);
    }

    private void pass(String name, String value, BiConsumer<String, String> header) {
        if (discarding() || isSessionCookie(name, value)) {
            return;
        }
        String completed = "Location".equalsIgnoreCase(name) ? watcher.redirect(value) : value;
        if (!discarding()) { // the watcher may have left a pending response
            header.accept(name, completed);
        }
    }

    @Override
    public void sendRedirect(String address) throws IOException {
        if (discarding()) {
            return;
        }
        String completed = watcher.redirect(address);
        if (!discarding()) { // the watcher may have left a pending response
            super.sendRedirect(completed);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        watcher.status(status);
        if (!discarding()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        watcher.status(status);
        if (!discarding()) {
            super.sendError(status, message);
        }
    }

    @Override
    public void setStatus(int status) {
        watcher.status(status);
        if (!discarding()) {
            super.setStatus(status);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!discarding()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return discarding() ? new BufferedAnswer.Stream(OutputStream.nullOutputStream()) : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return discarding() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    private boolean isSessionCookie(String header, String value) {
        if (!"Set-Cookie".equalsIgnoreCase(header) || value == null) {
            return false;
        }
        int equals = value.indexOf('=');
        int end = value.indexOf(';');
        return equals > 0 && withheld(value.substring(0, equals), value.substring(equals + 1, end < 0 ? value.length() : end));
    }

    private boolean withheld(String name, String value) {
        if (!ServerCookies.tells(name)) {
            return false;
        }
        if (ServerCookies.SESSION_ID.equals(name) && value != null && !value.isEmpty()) {
            watcher.session(value);
        }
        return true;
    }
}

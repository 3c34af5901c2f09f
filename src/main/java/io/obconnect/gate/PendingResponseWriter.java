package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.journey.Failures;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.OAuthError;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.request.Clients;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.consent.SettledJourneys;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import io.obconnect.web.AuthorizationErrorResponses;
import io.obconnect.web.PendingResponse;
import io.obconnect.web.PendingResponse.Earlier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Writes a pending response: an OAuth error to the TPP, or a page for the person. No other class writes either. */
@ApplicationScoped
public class PendingResponseWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PendingResponseWriter.class);

    @Inject
    private Clients clients;
    @Inject
    private AuthorizationErrorResponses errorResponses;
    @Inject
    private SettledJourneys settled;
    @Inject
    private OutOfTurn outOfTurn;
    @Inject
    private Failures failures;
    @Inject
    private Pages pages;
    @Inject
    private Clock clock;

    public void write(PendingResponse left, HttpServletRequest request, HttpServletResponse response, Optional<KeyedConfiguration> keyed)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            LOG.warn("{} came too late for an answer", left.refusal().code().id());
            return;
        }
        response.resetBuffer();
        PendingResponse pending = left.kind() == PendingResponse.Kind.OUT_OF_TURN ? outOfTurn.pending(request, keyed) : left;
        switch (pending.kind()) {
            case RESEND -> send(pending.earlier().flatMap(Earlier::reply).orElseThrow(), pending, response, keyed);
            case ANSWERED, UNHEARD -> pages.show(page(pending), pending.earlier().flatMap(Earlier::app), request, response);
            case OTHER_ANSWER -> {
                failures.reportForPage(pending.refusal(), pending.clientId(), pending.uid()); // the second answer is in the audit
                pages.show(page(pending), pending.earlier().flatMap(Earlier::app), request, response);
            }
            default -> refused(pending, request, response, keyed);
        }
    }

    private static Page page(PendingResponse pending) {
        Ending ending = pending.earlier().orElseThrow().ending();
        return switch (pending.kind()) {
            case UNHEARD -> Page.unheard(ending);
            case OTHER_ANSWER -> Page.otherAnswer(ending);
            default -> Page.answered(ending);
        };
    }

    private void refused(PendingResponse pending, HttpServletRequest request, HttpServletResponse response, Optional<KeyedConfiguration> keyed)
            throws IOException, ServletException {
        Optional<ErrorResponseTarget> target = pending.target().filter(this::registered);
        OAuthError error = pending.refusal().code().error();
        Optional<Reply> errorResponse = target.isPresent() && error != null ? errorResponse(pending, target.get(), error, request) : Optional.empty();
        if (errorResponse.isPresent()) {
            sendErrorToTpp(pending, target.get(), error, errorResponse.get(), request, response, keyed);
        } else {
            removeCookie(pending, response, keyed);
            page(pending, request, response);
        }
    }

    private static void removeCookie(PendingResponse pending, HttpServletResponse response, Optional<KeyedConfiguration> keyed) {
        ended(pending).ifPresent(uid -> keyed.ifPresent(current -> JourneyCookies.remove(response, uid, current)));
    }

    /** The journey that this response ends; empty where it ends none. */
    private static Optional<String> ended(PendingResponse pending) {
        return pending.uid().filter(uid -> pending.ends());
    }

    /** Sends the TPP's response; where the journey is over, the browser's cookie of it goes with it. */
    private static void send(Reply reply, PendingResponse pending, HttpServletResponse response, Optional<KeyedConfiguration> keyed)
            throws IOException {
        PageHeaders.common(response);
        ended(pending).flatMap(uid -> keyed.map(current -> reply.takingCookie(uid, current))).orElse(reply).write(response);
    }

    /**
     * The redirect or form with {@code error=} that goes to the TPP's redirect URI. An error that ends the journey and doesn't invite a retry is
     * stored as the journey's one response. Where another one was stored before, that one is sent.
     */
    private void sendErrorToTpp(PendingResponse pending, ErrorResponseTarget target, OAuthError error, Reply own, HttpServletRequest request,
            HttpServletResponse response, Optional<KeyedConfiguration> keyed) throws IOException, ServletException {
        Reply leaving = own;
        if (pending.ends() && error != OAuthError.TEMPORARILY_UNAVAILABLE) {
            AuthorizationResponse counts = counting(pending.uid().orElseThrow(),
                    AuthorizationResponse.of(ending(pending.refusal().code()), own, clock.instant(), target));
            if (!counts.mayBeResent(clock.instant())) {
                removeCookie(pending, response, keyed);
                pages.show(Page.unheard(counts.ending()), counts.app(), request, response);
                return;
            }
            leaving = counts.reply();
        }
        send(leaving, pending, response, keyed);
    }

    private AuthorizationResponse counting(String uid, AuthorizationResponse own) {
        try {
            return settled.storeIfAbsent(uid, own);
        } catch (DirectoryUnavailable e) { // the TPP gets its error all the same
            LOG.warn("{} what a TPP was told can't be written", ErrorCode.DIRECTORY_UNAVAILABLE.id());
            return own;
        }
    }

    private static Ending ending(ErrorCode code) {
        return code == ErrorCode.CONSENT_DENIED || code == ErrorCode.CONSENT_CANCELLED ? Ending.REFUSED : Ending.FAILED;
    }

    /** Empty where building it fails in the server; that is logged as an unexpected failure. */
    private Optional<Reply> errorResponse(PendingResponse pending, ErrorResponseTarget target, OAuthError error, HttpServletRequest request) {
        try {
            String description = failures.report(pending.refusal(), pending.clientId(), pending.uid());
            return Optional.of(errorResponses.error(target, error, description, request));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} the TPP can't be told of {}", ErrorCode.INTERNAL.id(), pending.refusal().code().id(), e);
            return Optional.empty();
        }
    }

    private void page(PendingResponse pending, HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        ErrorCode code = pending.refusal().code();
        String reference = failures.reportForPage(pending.refusal(), pending.clientId(), pending.uid());
        try {
            pages.show(Page.error(code, reference), pending.target().flatMap(AuthorizationResponse::app), request, response);
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.error("{} the error page can't be shown", ErrorCode.INTERNAL.id(), e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                PageHeaders.page(response);
                new Reply(Page.status(code), List.of(new Reply.Header("Content-Type", "text/plain;charset=UTF-8")),
                        "This didn't work. Please go back to the app.\n\n" + code.id() + " (reference " + reference + ")\n").write(response);
            }
        }
    }

    private boolean registered(ErrorResponseTarget target) {
        try {
            return clients.find(target.clientId()).filter(client -> client.hasRedirectUri(target.redirectUri())).isPresent();
        } catch (DirectoryUnavailable e) {
            LOG.warn("{} the registration of a redirect URI can't be checked", ErrorCode.DIRECTORY_UNAVAILABLE.id());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} the registration of a redirect URI can't be checked", ErrorCode.INTERNAL.id(), e);
        }
        return false;
    }
}

package io.obconnect.gate;

import io.obconnect.journey.Failures;
import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.OAuthError;
import io.obconnect.config.InForce;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.consent.SettledJourneys;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import io.obconnect.web.AuthorizationErrorResponses;
import io.obconnect.web.Verdict;
import io.obconnect.web.Verdict.Earlier;
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

/** Makes a verdict a response: an OAuth error to the TPP, or a page for the person. Nowhere else is either written. */
@ApplicationScoped
public class VerdictWriter {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictWriter.class);

    @Inject
    private Clients clients;
    @Inject
    private AuthorizationErrorResponses answers;
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

    public void write(Verdict left, HttpServletRequest request, HttpServletResponse response, Optional<InForce> inForce)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            LOG.warn("{} came too late for an answer", left.refusal().code().id());
            return;
        }
        response.resetBuffer();
        Verdict verdict = left.kind() == Verdict.Kind.DONE ? outOfTurn.verdict(request, inForce) : left;
        switch (verdict.kind()) {
            case AGAIN -> again(verdict.earlier().orElseThrow(), verdict.uid().orElseThrow(), response, inForce);
            case ANSWERED, UNHEARD -> pages.show(page(verdict), verdict.earlier().flatMap(Earlier::app), request, response);
            case OTHER_ANSWER -> {
                failures.reportForPage(verdict.refusal(), verdict.clientId(), verdict.uid()); // the second answer is in the audit
                pages.show(page(verdict), verdict.earlier().flatMap(Earlier::app), request, response);
            }
            default -> refused(verdict, request, response, inForce);
        }
    }

    private static Page page(Verdict verdict) {
        Ending ending = verdict.earlier().orElseThrow().ending();
        return switch (verdict.kind()) {
            case UNHEARD -> Page.unheard(ending);
            case OTHER_ANSWER -> Page.otherAnswer(ending);
            default -> Page.answered(ending);
        };
    }

    /** The journey's one response, for a browser that didn't hear it. */
    private static void again(Earlier earlier, String uid, HttpServletResponse response, Optional<InForce> inForce) throws IOException {
        PageHeaders.common(response);
        inForce.ifPresent(current -> JourneyCookies.remove(response, uid, current));
        earlier.reply().orElseThrow().write(response);
    }

    private void refused(Verdict verdict, HttpServletRequest request, HttpServletResponse response, Optional<InForce> inForce)
            throws IOException, ServletException {
        if (verdict.ends()) {
            inForce.ifPresent(current -> verdict.uid().ifPresent(uid -> JourneyCookies.remove(response, uid, current)));
        }
        Optional<ErrorResponseTarget> target = verdict.target().filter(this::registered);
        OAuthError error = verdict.refusal().code().error();
        Optional<Reply> answer = target.isPresent() && error != null ? answer(verdict, target.get(), error, request) : Optional.empty();
        if (answer.isPresent()) {
            tell(verdict, target.get(), error, answer.get(), request, response);
        } else {
            page(verdict, request, response);
        }
    }

    /** An end that doesn't invite a retry is the journey's one response, unless another one was first: then that one leaves. */
    private void tell(Verdict verdict, ErrorResponseTarget target, OAuthError error, Reply own, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Reply leaving = own;
        if (verdict.ends() && error != OAuthError.TEMPORARILY_UNAVAILABLE) {
            AuthorizationResponse counts = counting(verdict.uid().orElseThrow(),
                    AuthorizationResponse.of(ending(verdict.refusal().code()), own, clock.instant(), target));
            if (!counts.tellable(clock.instant())) {
                pages.show(Page.unheard(counts.ending()), counts.app(), request, response);
                return;
            }
            leaving = counts.reply();
        }
        PageHeaders.common(response);
        leaving.write(response);
    }

    private AuthorizationResponse counting(String uid, AuthorizationResponse own) {
        try {
            return settled.first(uid, own);
        } catch (DirectoryUnavailable e) { // nobody is stranded for that
            LOG.warn("{} what a TPP was told can't be written", Code.DIRECTORY_UNAVAILABLE.id());
            return own;
        }
    }

    private static Ending ending(Code code) {
        return code == Code.CONSENT_DENIED || code == Code.CONSENT_CANCELLED ? Ending.REFUSED : Ending.FAILED;
    }

    /** Empty where the server can't build it, which is as unexpected as anything. */
    private Optional<Reply> answer(Verdict verdict, ErrorResponseTarget target, OAuthError error, HttpServletRequest request) {
        try {
            String description = failures.report(verdict.refusal(), verdict.clientId(), verdict.uid());
            return Optional.of(answers.error(target, error, description, request));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} the TPP can't be told of {}", Code.INTERNAL.id(), verdict.refusal().code().id(), e);
            return Optional.empty();
        }
    }

    private void page(Verdict verdict, HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Code code = verdict.refusal().code();
        String reference = failures.reportForPage(verdict.refusal(), verdict.clientId(), verdict.uid());
        try {
            pages.show(Page.error(code, reference), verdict.target().flatMap(AuthorizationResponse::app), request, response);
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.error("{} the error page can't be shown", Code.INTERNAL.id(), e);
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
            return clients.find(target.clientId()).map((Client client) -> client.registered(target.redirectUri())).orElse(false);
        } catch (DirectoryUnavailable e) {
            LOG.warn("{} the registration of a redirect URI can't be checked", Code.DIRECTORY_UNAVAILABLE.id());
            return false;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} the registration of a redirect URI can't be checked", Code.INTERNAL.id(), e);
            return false;
        }
    }
}

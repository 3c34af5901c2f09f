package io.obconnect.gate;

import io.obconnect.journey.Failures;
import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.OAuthError;
import io.obconnect.config.InForce;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import io.obconnect.request.ResponseTarget;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import io.obconnect.web.ServerCookies;
import io.obconnect.web.TppAnswers;
import io.obconnect.web.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes a verdict a response: an OAuth error to the TPP, or a page for the person. Nowhere else is either written. */
@ApplicationScoped
public class VerdictWriter {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictWriter.class);

    @Inject
    private Clients clients;
    @Inject
    private TppAnswers answers;
    @Inject
    private ServerCookies serverCookies;
    @Inject
    private Failures failures;
    @Inject
    private Pages pages;

    public void write(Verdict verdict, HttpServletRequest request, HttpServletResponse response, Optional<InForce> inForce)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            LOG.warn("{} came too late for an answer", verdict.refusal().code().id());
            return;
        }
        response.resetBuffer();
        if (verdict.ends()) {
            farewell(verdict, response, inForce);
        }
        if (verdict.kind() == Verdict.Kind.DONE) {
            pages.show("done", HttpServletResponse.SC_OK, verdict.refusal().code(), "", request, response);
            return;
        }
        Optional<ResponseTarget> target = verdict.target().filter(this::registered);
        OAuthError error = verdict.refusal().code().error();
        Optional<Reply> answer = target.isPresent() && error != null ? answer(verdict, target.get(), error, request) : Optional.empty();
        if (answer.isPresent()) {
            PageHeaders.common(response);
            answer.get().write(response);
        } else {
            page(verdict, request, response);
        }
    }

    /** Empty where the server can't build it, which is as unexpected as anything. */
    private Optional<Reply> answer(Verdict verdict, ResponseTarget target, OAuthError error, HttpServletRequest request) {
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
            pages.show("error", status(code), code, reference, request, response);
        } catch (ServletException | RuntimeException | LinkageError e) {
            LOG.error("{} the error page can't be shown", Code.INTERNAL.id(), e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                PageHeaders.page(response);
                new Reply(status(code), List.of(new Reply.Header("Content-Type", "text/plain;charset=UTF-8")),
                        "This didn't work. Please go back to the app.\n\n" + code.id() + " (reference " + reference + ")\n").write(response);
            }
        }
    }

    private void farewell(Verdict verdict, HttpServletResponse response, Optional<InForce> inForce) {
        serverCookies.expire(response);
        inForce.ifPresent(current -> verdict.uid().ifPresent(uid -> JourneyCookies.remove(response, uid, current)));
    }

    private boolean registered(ResponseTarget target) {
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

    private static int status(Code code) {
        return code.error() == OAuthError.TEMPORARILY_UNAVAILABLE
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_BAD_REQUEST;
    }
}

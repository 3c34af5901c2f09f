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
        if (target.isPresent() && error != null) {
            String description = failures.report(verdict.refusal(), verdict.clientId(), verdict.uid());
            PageHeaders.common(response);
            answers.error(target.get(), error, description, request).write(response);
        } else {
            String reference = failures.reportForPage(verdict.refusal(), verdict.clientId(), verdict.uid());
            pages.show("error", status(verdict.refusal().code()), verdict.refusal().code(), reference, request, response);
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
        }
    }

    private static int status(Code code) {
        return code.error() == OAuthError.TEMPORARILY_UNAVAILABLE
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_BAD_REQUEST;
    }
}

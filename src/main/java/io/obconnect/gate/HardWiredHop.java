package io.obconnect.gate;

import io.obconnect.config.InForce;
import io.obconnect.consent.Next;
import io.obconnect.consent.ReturnDesk;
import io.obconnect.consent.ReturnPage;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journeys;
import io.obconnect.web.Browser;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.List;

/**
 * {@code postlogin.htm?sessionData=…}: Consent Apps of the existing solution whose return address is built in. Without sessionData it is the
 * server's own page and none of ours.
 */
@ApplicationScoped
public class HardWiredHop implements Hop {

    @Inject
    private ReturnDesk desk;
    @Inject
    private Journeys journeys;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (query == null || !query.contains("sessionData=")) {
            chain.doFilter(request, response);
            return;
        }
        if (!"GET".equals(request.getMethod()) || Browser.prefetches(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), inForce.seal(), journeys);
        Next next = desk.answeredHardWired(List.of(request.getParameterValues("sessionData")), browser, inForce);
        if (next instanceof Next.LogIn logIn) {
            PageHeaders.page(response);
            Reply.seeOther(ReturnPage.address(request.getContextPath(), logIn.cookie())).write(response);
        } else {
            ((Next.Stop) next).verdict().on(request);
        }
    }
}

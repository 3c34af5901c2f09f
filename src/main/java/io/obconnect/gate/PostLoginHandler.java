package io.obconnect.gate;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.consent.Next;
import io.obconnect.consent.ConsentCallback;
import io.obconnect.consent.ReturnPage;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journeys;
import io.obconnect.message.Sizes;
import io.obconnect.request.Parameters;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code postlogin.htm?sessionData=…}: Consent Apps of the existing solution whose return address is built in. Without sessionData it is the
 * server's own page and none of ours.
 */
@ApplicationScoped
public class PostLoginHandler implements EndpointHandler {

    @Inject
    private ConsentCallback callback;
    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        List<String> messages = Parameters.of(request).all("sessionData");
        if (messages.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if ("POST".equals(request.getMethod())) { // it came without SameSite cookies; a GET of our own brings them
            PageHeaders.page(response);
            String carried = messages.stream().limit(2) // two are refused as such
                    .map(message -> "sessionData=" + URLEncoder.encode(Sizes.carried(message), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
            Reply.seeOther(request.getRequestURI() + "?" + carried).write(response);
            return;
        }
        if (!"GET".equals(request.getMethod()) || Browser.prefetches(request)) {
            Reply.nothing().write(response);
            return;
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), keyed, journeys, clock.instant());
        Next next = callback.answeredHardWired(messages, browser, keyed);
        if (next instanceof Next.LogIn logIn) {
            PageHeaders.page(response);
            Reply.seeOther(ReturnPage.address(request.getContextPath(), logIn, keyed.seal())).write(response);
        } else {
            ((Next.Stop) next).pending().on(request);
        }
    }
}

package io.obconnect.gate;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.consent.CarriedAnswer;
import io.obconnect.consent.Next;
import io.obconnect.consent.ConsentCallback;
import io.obconnect.consent.ReturnPage;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journeys;
import io.obconnect.request.Parameters;
import io.obconnect.web.Browser;
import io.obconnect.web.FormFields;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code postlogin.htm?sessionData=…}: for Consent Apps of the existing solution with a fixed return address. The message comes in a query or a
 * form, urlencoded or multipart; {@code cancel} beside it says that the person gave up. Without a message nothing names a journey, so the call
 * isn't ours: it is a page of the server's, and anybody can send a browser there.
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
        if (FormFields.isMultipart(request)) {
            postedInParts(request, response, chain);
            return;
        }
        Parameters parameters = Parameters.of(request);
        List<String> messages = parameters.all(CarriedAnswer.SESSION_DATA);
        boolean cancelled = !parameters.all(CarriedAnswer.CANCEL).isEmpty();
        if (messages.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if ("POST".equals(request.getMethod())) {
            carryOn(request, response, cancelled, messages);
            return;
        }
        if (!"GET".equals(request.getMethod()) || Browser.prefetches(request)) {
            Reply.nothing().write(response);
            return;
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), keyed, journeys, clock.instant());
        Next next = callback.answeredHardWired(messages, cancelled, browser, keyed);
        if (next instanceof Next.LogIn logIn) {
            PageHeaders.page(response);
            Reply.seeOther(ReturnPage.address(request.getContextPath(), logIn, keyed.seal())).write(response);
        } else {
            ((Next.Stop) next).pending().on(request);
        }
    }

    /** The container reads no multipart body where no servlet is set up for it. Neither does the server's page, so it can go on without the body. */
    private static void postedInParts(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        Optional<Map<String, List<String>>> form = FormFields.read(request, CarriedAnswer.LARGEST_FORM);
        if (form.isEmpty()) {
            new Reply(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, List.of(), "").write(response);
            return;
        }
        Map<String, List<String>> query = Parameters.of(request).query();
        List<String> messages = Stream.of(query, form.get()).flatMap(fields -> fields.getOrDefault(CarriedAnswer.SESSION_DATA, List.of()).stream()).toList();
        if (messages.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            carryOn(request, response, Stream.of(query, form.get()).anyMatch(fields -> fields.containsKey(CarriedAnswer.CANCEL)), messages);
        }
    }

    /** Redirects a POST, which may have come without SameSite cookies, to a GET, which brings them. */
    private static void carryOn(HttpServletRequest request, HttpServletResponse response, boolean cancelled, List<String> messages) throws IOException {
        PageHeaders.page(response);
        Reply.seeOther(request.getRequestURI() + CarriedAnswer.query(cancelled, messages)).write(response);
    }
}

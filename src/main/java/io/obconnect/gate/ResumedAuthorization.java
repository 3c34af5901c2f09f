package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import io.obconnect.message.Purpose;
import io.obconnect.request.OAuthParameters;
import io.obconnect.request.Parameters;
import io.obconnect.request.SealedRedirect;
import io.obconnect.web.Browser;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The calls with which the server goes on after a login: to its login page and from there to its authorization endpoint. We seal each address
 * when the server redirects to it ({@link SealedRedirect}), and accept it only from the browser with the journey cookie.
 */
@ApplicationScoped
public class ResumedAuthorization {

    private static final String UID = "u";

    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    /** What to do with a call that continues a journey. */
    interface Step {

        void take(Located located) throws IOException, ServletException;
    }

    /** Runs the step where the call continues a journey of this browser; false where it belongs to none. */
    public boolean handled(HttpServletRequest request, Parameters parameters, KeyedConfiguration keyed, Step step) throws IOException, ServletException {
        if (parameters.all("sid").isEmpty()) {
            return false;
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), keyed, journeys, clock.instant());
        Optional<Located> located = resumed(request, browser, keyed);
        if (located.isPresent()) {
            step.take(located.get());
            return true;
        }
        if (parameters.all("sid").stream().noneMatch(sid -> browser.bySid(sid).isPresent())) {
            return false;
        }
        // the address was changed: the server would write the changes into the session and use them later
        PendingResponse.page(ErrorCode.JOURNEY_UNKNOWN).on(request);
        return true;
    }

    private static Optional<Located> resumed(HttpServletRequest request, BrowserJourneys browser, KeyedConfiguration keyed) {
        if (!"GET".equals(request.getMethod())) {
            return Optional.empty(); // a form's parameters aren't sealed
        }
        return uid(request, keyed)
                .flatMap(browser::of).flatMap(browser::authenticated)
                .filter(found -> found.journey().status() == Journey.Status.AUTHENTICATED);
    }

    /** The journey that a call goes on with, by its seal alone. */
    static Optional<String> uid(HttpServletRequest request, KeyedConfiguration keyed) {
        return SealedRedirect.open(keyed.seal(), Purpose.RESUMED_AUTHORIZATION, request, json -> (String) json.get(UID));
    }

    /** The server's redirect to its login page or authorization endpoint, sealed for this journey; any other as it is. */
    static String sealed(String location, String uid, HttpServletRequest request, KeyedConfiguration keyed) {
        return Paths.isForBrowsers(location, request, keyed.configuration())
                ? SealedRedirect.seal(keyed.seal(), Purpose.RESUMED_AUTHORIZATION, location, request.getContextPath(), Map.of(UID, uid))
                : location;
    }

    /** Where the server sends the browser after a login, for a browser that its redirect didn't reach. */
    static String address(JourneySession session, String uid, HttpServletRequest request, KeyedConfiguration keyed) {
        String query = OAuthParameters.NAMES.stream()
                .flatMap(name -> session.attribute(name).filter(value -> !value.isEmpty()).map(value -> parameter(name, value)).stream())
                .collect(Collectors.joining("&"));
        return sealed(request.getContextPath() + Paths.LOGIN_PAGE + "?" + query + (query.isEmpty() ? "" : "&") + parameter("sid", session.sid()),
                uid, request, keyed);
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

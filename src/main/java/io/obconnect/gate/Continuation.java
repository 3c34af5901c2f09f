package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.config.InForce;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import io.obconnect.request.Parameters;
import io.obconnect.web.Browser;
import io.obconnect.web.KnownTarget;
import io.obconnect.web.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls with which the server goes on after a login: to its login page and from there to its authorization endpoint. They name the session
 * by its {@code sid} and carry the request along as the session has it.
 */
@ApplicationScoped
public class Continuation {

    private static final List<String> COMPARED = List.of("client_id", "redirect_uri", "state", "nonce", "request", "request_uri", "scope",
            "response_type", "response_mode", "acr_values", "claims", "max_age", "code_challenge", "code_challenge_method",
            // never in a journey's session: with these the server would answer a CIBA or device request too
            "auth_req_id", "user_code");
    /** Which the server carries along too; it alters some of them on the way. */
    private static final List<String> CARRIED = List.of("prompt", "display", "ui_locales", "login_hint");

    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    /** What a hop does with such a call. */
    interface Step {

        void take(Located located) throws IOException, ServletException;
    }

    /** Takes the step where the call goes on with a journey of this browser's; false where it has to do with none. */
    public boolean taken(HttpServletRequest request, Parameters parameters, InForce inForce, Step step) throws IOException, ServletException {
        Optional<String> sid = parameters.single("sid");
        if (sid.isEmpty()) {
            return false;
        }
        Optional<Located> located = BrowserJourneys.read(Browser.cookies(request), inForce, journeys, clock.instant()).bySid(sid.get());
        if (located.isEmpty()) {
            return false;
        }
        KnownTarget.note(request, located.get().journey().target());
        if (continues(located.get(), parameters)) {
            step.take(located.get());
        } else {
            // edited on the way: the server would write the changes into the session and come back with them
            Verdict.page(Code.JOURNEY_UNKNOWN).on(request);
        }
        return true;
    }

    /** Whether the call is the one that the server builds from this very session. */
    private static boolean continues(Located located, Parameters parameters) {
        for (String name : COMPARED) {
            if (!located.session().attribute(name).orElse("").equals(parameters.single(name).orElse(""))) {
                return false;
            }
        }
        return located.journey().status() == Journey.Status.AUTHENTICATED;
    }

    /** Where the server sends the browser after a login, for a browser that its redirect didn't reach. */
    static String address(String contextPath, JourneySession session) {
        Map<String, String> query = new LinkedHashMap<>();
        Stream.of(COMPARED, CARRIED).flatMap(List::stream).forEach(name ->
                session.attribute(name).filter(value -> !value.isEmpty()).ifPresent(value -> query.put(name, value)));
        query.put("sid", session.sid());
        return contextPath + "/authorize.htm?" + query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

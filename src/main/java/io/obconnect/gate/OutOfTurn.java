package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.consent.ReturnPage;
import io.obconnect.consent.ReturnPage.Arrival;
import io.obconnect.consent.SettledJourneys;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journeys;
import io.obconnect.web.Browser;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Clock;
import java.util.Optional;

/**
 * A call of a journey's address without a running journey in this browser: somebody went back in the history, or opened the address in another
 * browser. The sealed address still names the journey, so the page can say how it ended.
 */
@ApplicationScoped
public class OutOfTurn {

    @Inject
    private SettledJourneys settled;
    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    /** The page that says how the journey ended. */
    public PendingResponse pending(HttpServletRequest request, Optional<KeyedConfiguration> keyed) {
        return keyed.flatMap(current -> uid(request, current).flatMap(uid ->
                        settled.pageWithoutProof(uid, BrowserJourneys.read(Browser.cookies(request), current, journeys, clock.instant()).of(uid).isPresent())))
                .orElseGet(() -> PendingResponse.page(ErrorCode.JOURNEY_UNKNOWN));
    }

    private static Optional<String> uid(HttpServletRequest request, KeyedConfiguration keyed) {
        return ResumedAuthorization.uid(request, keyed).or(() -> ReturnPage.arrival(request, keyed.seal()).map(Arrival::uid));
    }
}

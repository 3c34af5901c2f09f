package io.obconnect.gate;

import io.obconnect.Code;
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
 * A call of a journey's address that fits no journey of this browser's any more: gone back in the browser's history, or called in another
 * browser. The address still names the journey, sealed; what became of it is what the person reads.
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
                .orElseGet(() -> PendingResponse.page(Code.JOURNEY_UNKNOWN));
    }

    private static Optional<String> uid(HttpServletRequest request, KeyedConfiguration keyed) {
        return ResumedAuthorization.uid(request, keyed).or(() -> ReturnPage.arrival(request, keyed.seal()).map(Arrival::uid));
    }
}

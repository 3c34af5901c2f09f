package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.consent.ConsentCallback;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journeys;
import io.obconnect.journey.Ticket;
import io.obconnect.request.Parameters;
import io.obconnect.web.Browser;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Clock;
import java.util.Optional;

/**
 * Refuses forged returns before they cost the server anything: anybody can send them by the thousand. The REST resource checks all others in
 * full.
 */
@ApplicationScoped
public class CallbackPreCheck {

    static final String RETURN = "/obconnect/return/";

    @Inject
    private ConsentCallback callback;
    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    /** Whether the request ends here, with its pending response on it. */
    public boolean turnsAway(String path, HttpServletRequest request, KeyedConfiguration keyed) {
        if (!"GET".equals(request.getMethod()) || !path.startsWith(RETURN) || path.indexOf('/', RETURN.length()) >= 0
                || Browser.prefetches(request)) {
            return false;
        }
        Optional<PendingResponse> pending = pending(path.substring(RETURN.length()), request, keyed);
        pending.ifPresent(refused -> refused.on(request));
        return pending.isPresent();
    }

    private Optional<PendingResponse> pending(String sealedTicket, HttpServletRequest request, KeyedConfiguration keyed) {
        Optional<Ticket> ticket = callback.ticket(request, sealedTicket, keyed);
        if (ticket.isEmpty()) {
            return Optional.of(PendingResponse.page(ErrorCode.TICKET_INVALID));
        }
        Parameters query = Parameters.of(request);
        return !query.all("cancel").isEmpty() ? Optional.empty()
                : callback.refusedAtSight(request, ticket.get(), query.all("sessionData"),
                        () -> BrowserJourneys.read(Browser.cookies(request), keyed, journeys, clock.instant()), keyed);
    }
}

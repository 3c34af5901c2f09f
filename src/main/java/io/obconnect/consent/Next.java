package io.obconnect.consent;

import io.obconnect.journey.Approval;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.web.PendingResponse;

import java.util.Optional;

/** What the browser gets after a return from the Consent App. */
public sealed interface Next {

    /**
     * Approved: the page that logs the temporary Person in.
     *
     * @param approval what the bank said; empty where the session has it
     */
    record LogIn(JourneyCookie cookie, Optional<Approval> approval) implements Next {
    }

    /** Not approved, or not accepted: a response or page, which may end the journey; {@link io.obconnect.gate.PendingResponseWriter} writes it. */
    record Stop(PendingResponse pending) implements Next {
    }
}

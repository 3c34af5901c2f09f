package io.obconnect.consent;

import io.obconnect.Code;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.web.Verdict;

/** What comes after a return from the Consent App. */
public sealed interface Next {

    /** The page that says that it was answered before. */
    Next DONE = new Stop(Verdict.done(Code.ALREADY_ANSWERED));

    /** Approved: the page that logs the temporary Person in. */
    record LogIn(JourneyCookie cookie) implements Next {
    }

    /** The journey, or this request, is over. */
    record Stop(Verdict verdict) implements Next {
    }
}

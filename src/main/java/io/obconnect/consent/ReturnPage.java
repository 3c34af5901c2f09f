package io.obconnect.consent;

import io.obconnect.journey.JourneyCookie;

/** The page that logs the temporary Person in. */
public final class ReturnPage {

    private ReturnPage() {
    }

    /** Its address for a journey: the handle says which of a browser's journeys, and nothing else. */
    public static String address(String contextPath, JourneyCookie cookie) {
        return contextPath + "/auth/obconnect/return.htm?j=" + JourneyCookie.handle(cookie.uid());
    }
}

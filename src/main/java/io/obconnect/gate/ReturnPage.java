package io.obconnect.gate;

/** The address of the page that logs the temporary Person in. */
public final class ReturnPage {

    private ReturnPage() {
    }

    /** @param handle the journey, as {@link io.obconnect.journey.JourneyCookie#handle(String)} names it */
    public static String address(String contextPath, String handle) {
        return contextPath + "/auth/obconnect/return.htm?j=" + handle;
    }
}

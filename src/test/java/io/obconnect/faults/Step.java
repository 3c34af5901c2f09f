package io.obconnect.faults;

import java.net.URI;
import java.util.EnumSet;

/** The requests of a journey, in their order. */
enum Step {
    /** browser: the TPP's request */
    AUTHORIZE,
    /** browser: the server's login page, whose script sends the person to the bank */
    LOGIN_PAGE,
    /** browser: the Consent App */
    BANK,
    /** browser: the bank's answer comes back */
    RETURN,
    /** browser: the page that logs the temporary Person in */
    RETURN_PAGE,
    /** browser: the server's login page again, somebody is logged in */
    RESUME,
    /** browser: the server's own call that issues the code */
    CODE,
    /** TPP: the code exchange */
    TOKEN,
    /** browser: a page of the server's own, where no journey leads */
    ASTRAY;

    /** All that a journey has. */
    static Step[] all() {
        return EnumSet.complementOf(EnumSet.of(ASTRAY)).toArray(Step[]::new);
    }

    /** Which one a request of the browser is. */
    static Step of(URI address, String server) {
        if (!address.toString().startsWith(server)) {
            return BANK;
        }
        String path = address.getPath();
        boolean again = address.getRawQuery() != null && address.getRawQuery().contains("sid=");
        if (path.endsWith("/restv1/authorize")) {
            return again ? CODE : AUTHORIZE;
        }
        if (path.endsWith("/authorize.htm")) {
            return again ? RESUME : LOGIN_PAGE;
        }
        if (path.contains("/obconnect/return/")) {
            return RETURN;
        }
        return path.endsWith("/return.htm") ? RETURN_PAGE : ASTRAY;
    }
}

package io.obconnect.message;

import java.net.URI;

/** The Consent App's address with a message on it (protocol section 2). */
public final class ConsentAppAddress {

    private ConsentAppAddress() {
    }

    /** The Consent App's own path and query are kept; an address without a path gets {@code /}. */
    public static String carrying(URI consentApp, String message) {
        String address = consentApp.toASCIIString();
        if (consentApp.getRawQuery() != null) {
            return address + (consentApp.getRawQuery().isEmpty() ? "" : "&") + "sessionData=" + message;
        }
        boolean noPath = consentApp.getRawPath() == null || consentApp.getRawPath().isEmpty();
        return address + (noPath ? "/" : "") + "?sessionData=" + message;
    }
}

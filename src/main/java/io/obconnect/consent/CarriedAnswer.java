package io.obconnect.consent;

import io.obconnect.message.Sizes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a POST brought, as the query of the GET that it is answered with: a cross-site POST comes without SameSite cookies, and a GET of our own
 * brings them (protocol section 3).
 */
public final class CarriedAnswer {

    /** The parameter or field with the message. */
    public static final String SESSION_DATA = "sessionData";
    /** The parameter or field that says that the person gave up. */
    public static final String CANCEL = "cancel";
    /** A form has at most so many octets; with any other fields beside an answer of the largest size. */
    public static final int LARGEST_FORM = 4 * Sizes.ANSWER;

    private static final int ENOUGH = 2;

    private CarriedAnswer() {
    }

    /**
     * With its question mark; empty where it says nothing.
     *
     * @param messages all of them; of more than one, two are carried on and refused as such
     */
    public static String query(boolean cancelled, List<String> messages) {
        List<String> parameters = new ArrayList<>();
        if (cancelled) {
            parameters.add(CANCEL);
        }
        messages.stream().limit(ENOUGH)
                .forEach(message -> parameters.add(SESSION_DATA + "=" + URLEncoder.encode(Sizes.carried(message), StandardCharsets.UTF_8)));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}

package io.obconnect.consent;

import io.obconnect.message.Sizes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The query that carries a posted answer on: a cross-site POST comes without SameSite cookies, so we redirect it to a GET, which brings them
 * (protocol section 3, "Cross-site POST").
 */
public final class CarriedAnswer {

    /** The parameter or field with the message. */
    public static final String SESSION_DATA = "sessionData";
    /** The parameter or field that says that the person gave up. */
    public static final String CANCEL = "cancel";
    /** The most octets of a form: an answer of the largest size, with room for other fields. */
    public static final int LARGEST_FORM = 4 * Sizes.ANSWER;

    private static final int ENOUGH = 2;
    /** Of a message that is refused anyway because it isn't the only one. Two whole ones may be more than a server's 8 KiB of headers. */
    private static final int REMNANT = 8;

    private CarriedAnswer() {
    }

    /**
     * The query with its question mark; empty where there is nothing to carry.
     *
     * @param messages all of them; of several, the beginnings of two are carried on, enough to refuse the call for a repeated message
     */
    public static String query(boolean cancelled, List<String> messages) {
        List<String> parameters = new ArrayList<>();
        if (cancelled) {
            parameters.add(CANCEL);
        }
        boolean sole = messages.size() == 1;
        messages.stream().limit(ENOUGH).map(message -> sole ? Sizes.carried(message) : message.substring(0, Math.min(REMNANT, message.length())))
                .forEach(message -> parameters.add(SESSION_DATA + "=" + URLEncoder.encode(message, StandardCharsets.UTF_8)));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}

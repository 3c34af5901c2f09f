package io.obconnect.message;

/**
 * How long messages and addresses may be, in characters; all of them are ASCII, so octets too. Servers and proxies commonly take a
 * request line of 8 KB.
 *
 * <p>A Consent App may echo all members of our message beside its {@code result}, and that answer must still fit the limits on its
 * way back. For its {@code result} {@value #RESULT} octets are allowed: two ids of 128, an acr and the names.
 */
public final class Sizes {

    /** Every redirect stays below. */
    public static final int URL = 8_000;
    /** An answer is 6 KiB at most (protocol section 3). */
    public static final int ANSWER = 6 * 1024;
    /** Allowed for what the Consent App adds to an echo of our message: {@code result}, and in strict its header and claims. */
    public static final int RESULT = 640;

    private static final int PARAMETER = "?sessionData=".length();

    private Sizes() {
    }

    /**
     * Whether the journey's addresses fit both ways, with all members echoed.
     *
     * @param redirect the whole address that the browser is sent to
     * @param returnTo where it comes back
     * @param sealed our message, as it stands in {@code redirect}
     */
    public static boolean fit(String redirect, String returnTo, String sealed) {
        int echo = sealed.length() + Base64Url.encodedLength(RESULT);
        return redirect.length() < URL && echo <= ANSWER && returnTo.length() + PARAMETER + echo < URL;
    }

    /**
     * An answer as it may be carried on in an address. One that is too large is cut, to a length that is still refused as too large at the other
     * end: one octet too many.
     */
    public static String carried(String answer) {
        return answer.length() > ANSWER ? answer.substring(0, ANSWER + 1) : answer;
    }
}

package io.obconnect.web;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.web.Reply.Header;
import jakarta.servlet.http.HttpServletResponse;

import java.time.Duration;

/**
 * Writes journey cookies: Secure, HttpOnly, SameSite=Lax, bound to this host by the {@code __Host-} prefix (RFC 6265bis section 4.1.3.2). On
 * plain loopback HTTP browsers refuse the prefix, so there the name goes without.
 */
public final class JourneyCookies {

    /** The server's own last calls may come a little after the journey's deadline. */
    private static final Duration LAST_HOPS = Duration.ofMinutes(2);

    private JourneyCookies() {
    }

    public static void give(HttpServletResponse response, JourneyCookie cookie, Duration rest, KeyedConfiguration keyed) {
        Header header = header(cookie.uid(), cookie.seal(keyed.seal()), Math.max(1, rest.plus(LAST_HOPS).toSeconds()), keyed);
        response.addHeader(header.name(), header.value());
    }

    /** How long a cookie of this journey lives from now. */
    public static Duration rest(Journey journey, java.time.Instant now) {
        Duration rest = Duration.between(now, journey.deadline());
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    public static void remove(HttpServletResponse response, String uid, KeyedConfiguration keyed) {
        Header header = removal(uid, keyed);
        response.addHeader(header.name(), header.value());
    }

    /** The header that removes the cookie, for a response that is built before it is written. */
    static Header removal(String uid, KeyedConfiguration keyed) {
        return header(uid, "", 0, keyed);
    }

    private static Header header(String uid, String value, long seconds, KeyedConfiguration keyed) {
        boolean secure = keyed.configuration().secure();
        return new Header("Set-Cookie", JourneyCookie.name(uid, secure) + "=" + value
                + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
    }
}

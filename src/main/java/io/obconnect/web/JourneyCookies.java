package io.obconnect.web;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.web.Reply.Header;
import jakarta.servlet.http.HttpServletResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Writes journey cookies: Secure, HttpOnly, SameSite=Lax, bound to this host by the {@code __Host-} prefix (RFC 6265bis section 4.1.3.2). On
 * plain loopback HTTP browsers refuse the prefix, so there the name goes without.
 */
public final class JourneyCookies {

    /** The server's own last calls may come a little after the journey's deadline. */
    private static final Duration LAST_HOPS = Duration.ofMinutes(2);

    private JourneyCookies() {
    }

    /** Gives the browser a cookie that lives as long as its journey. */
    public static void give(HttpServletResponse response, JourneyCookie cookie, Journey journey, Instant now, KeyedConfiguration keyed) {
        Duration rest = Collections.max(List.of(Duration.between(now, journey.deadline()), Duration.ZERO));
        Header header = header(cookie.uid(), cookie.seal(keyed.seal()), rest.plus(LAST_HOPS).toSeconds(), keyed);
        response.addHeader(header.name(), header.value());
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

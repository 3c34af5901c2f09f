package io.obconnect.journey;

import io.obconnect.config.KeyedConfiguration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journeys that a browser has cookies of. Opening a cookie costs one decryption and asks nobody; the session store is asked only for
 * a cookie that we sealed.
 */
public final class BrowserJourneys {

    /** A browser keeps this many; beginning another one ends the oldest. */
    public static final int KEPT = 5;
    /** More of our cookies than this are not looked at: such a header is made by hand. */
    private static final int LOOKED_AT = 10;

    private final List<JourneyCookie> cookies;
    private final Journeys journeys;
    private final Instant now;

    private BrowserJourneys(List<JourneyCookie> cookies, Journeys journeys, Instant now) {
        this.cookies = cookies;
        this.journeys = journeys;
        this.now = now;
    }

    /**
     * Reads a browser's cookies.
     *
     * @param sent cookie values by name, as sent
     */
    public static BrowserJourneys read(Map<String, String> sent, KeyedConfiguration keyed, Journeys journeys, Instant now) {
        boolean secure = keyed.configuration().secure();
        List<JourneyCookie> opened = new ArrayList<>();
        sent.forEach((name, value) -> {
            // under a name without __Host- another host of the domain could have set it
            if (name.startsWith(JourneyCookie.namePrefix(secure)) && opened.size() < LOOKED_AT) {
                JourneyCookie.open(keyed.seal(), value).filter(cookie -> JourneyCookie.name(cookie.uid(), secure).equals(name))
                        .ifPresent(opened::add);
            }
        });
        opened.sort(Comparator.comparing(JourneyCookie::begun).reversed());
        return new BrowserJourneys(List.copyOf(opened), journeys, now);
    }

    /** The newest first. */
    public List<JourneyCookie> cookies() {
        return cookies;
    }

    /** The cookie of this journey. */
    public Optional<JourneyCookie> of(String uid) {
        return cookies.stream().filter(cookie -> cookie.uid().equals(uid)).findFirst();
    }

    /** The cookie that the page's address names. */
    public Optional<JourneyCookie> byHandle(String handle) {
        return cookies.stream().filter(cookie -> JourneyCookie.handle(cookie.uid()).equals(handle)).findFirst();
    }

    /** The session of a journey, if this cookie proves that the browser began it. */
    public Optional<JourneySession> session(JourneyCookie cookie) {
        // a replayed cookie of an old journey costs one look-up, not two
        return journeys.find(cookie.sessionId()).or(() -> cookie.kept(now) ? cookie.sid().flatMap(journeys::findBySid) : Optional.empty())
                .filter(session -> session.journey().filter(cookie::proves).isPresent());
    }

    /** The session that the server calls by this {@code sid}, logged in for a journey of this browser's. */
    public Optional<Located> bySid(String sid) {
        return cookies.stream().flatMap(cookie -> authenticated(cookie).stream()).filter(found -> sid.equals(found.session().sid())).findFirst();
    }

    /** The journey of this cookie, if it is logged in. */
    public Optional<Located> authenticated(JourneyCookie cookie) {
        return session(cookie).filter(JourneySession::authenticated).map(session -> new Located(cookie, session));
    }

    /** The cookies that have to go when one more journey begins. */
    public List<JourneyCookie> surplus() {
        return cookies.size() < KEPT ? List.of() : cookies.subList(KEPT - 1, cookies.size());
    }

    /** A journey of this browser's and its session. */
    public record Located(JourneyCookie cookie, JourneySession session) {

        public Journey journey() {
            return session.journey().orElseThrow();
        }
    }
}

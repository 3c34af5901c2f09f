package io.obconnect.journey;

import io.obconnect.message.Base64Url;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.message.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the browser keeps of a journey: which session it is in, and the proof that this browser began it (protocol section 3). Sealed under the
 * server's key ({@link ServerSeal}), so that the browser can neither read nor write it; one cookie for each journey, so that two tabs don't
 * disturb each other.
 *
 * @param sessionId the auth server's session id; it changes on authentication and the cookie with it
 * @param uid the journey
 * @param secret 128 random bits, base64url; the session keeps their SHA-256 only
 * @param begun when the journey began
 * @param sid the session's public name, which never changes: finds it where the answer with the new session id was lost on its way
 */
public record JourneyCookie(String sessionId, String uid, String secret, Instant begun, Optional<String> sid) {

    private static final int NAME_CHARACTERS = 10;
    /** The longest journey, with time for the server's calls after it and for clocks that differ. */
    private static final Duration KEPT = ConsentRedirection.LONGEST.plusMinutes(5);

    private static final String NAME_PREFIX = "obconnect-";

    /** How the cookies of journeys begin: over https with {@code __Host-}, which no other host can set (RFC 6265bis section 4.1.3.2). */
    static String namePrefix(boolean secure) {
        return secure ? "__Host-" + NAME_PREFIX : NAME_PREFIX;
    }

    /** The name of a journey's cookie. */
    public static String name(String uid, boolean secure) {
        return namePrefix(secure) + handle(uid);
    }

    /** The part of the uid that names the cookie and, in our page's address, the journey. */
    public static String handle(String uid) {
        String random = uid.substring(uid.indexOf('_') + 1);
        return random.substring(0, Math.min(NAME_CHARACTERS, random.length()));
    }

    /** Whether a browser may still have it. Browsers drop an expired cookie, so an older one was copied and replayed. */
    boolean kept(Instant now) {
        return now.isBefore(begun.plus(KEPT));
    }

    /** The session id after authentication. */
    public JourneyCookie movedTo(String newSessionId) {
        return new JourneyCookie(newSessionId, uid, secret, begun, sid);
    }

    /** SHA-256 of the secret, base64url: what the session keeps. */
    public String proof() {
        return Base64Url.encode(Sha256.of(secret));
    }

    /** Whether this cookie belongs to that journey; the secret is compared in constant time. */
    public boolean proves(Journey journey) {
        return uid.equals(journey.uid()) && MessageDigest.isEqual(
                proof().getBytes(StandardCharsets.US_ASCII), journey.browserProof().getBytes(StandardCharsets.US_ASCII));
    }

    public String seal(ServerSeal seal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("s", sessionId);
        json.put("u", uid);
        json.put("k", secret);
        json.put("b", begun.getEpochSecond());
        sid.ifPresent(name -> json.put("n", name));
        return seal.seal(Purpose.JOURNEY_COOKIE, json);
    }

    /** Empty where the value isn't one that we sealed. */
    public static Optional<JourneyCookie> open(ServerSeal seal, String value) {
        return seal.open(Purpose.JOURNEY_COOKIE, value, JourneyCookie::read);
    }

    private static JourneyCookie read(Map<String, Object> json) {
        return new JourneyCookie((String) json.get("s"), (String) json.get("u"), (String) json.get("k"),
                Instant.ofEpochSecond(((Number) json.get("b")).longValue()), Optional.ofNullable((String) json.get("n")));
    }

    @Override
    public String toString() {
        return "JourneyCookie[…]";
    }
}

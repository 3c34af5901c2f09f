package io.obconnect.sandbox.demo;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bank's list of consents, and what its back end says when one of them ends (protocol section 8). Each belongs to the browser that gave it. */
final class GivenConsents {

    private static final int KEPT = 200;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int NO_CONTENT = 204;

    /** One of them. */
    record Given(Journey journey, String id, String intent, String clientName, String browser, Instant since, boolean ended) {

        Given end() {
            return new Given(journey, id, intent, clientName, browser, since, true);
        }
    }

    private final URI revocations;
    private final ConsentMessages messages;
    private final Trace trace;
    private final Clock clock;
    private final Map<String, Given> given = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Given> eldest) {
            return size() > KEPT;
        }
    };

    /** @param authServer its base */
    GivenConsents(URI authServer, ConsentMessages messages, Trace trace, Clock clock) {
        this.revocations = URI.create(authServer + "/obconnect/revocations");
        this.messages = messages;
        this.trace = trace;
        this.clock = clock;
    }

    synchronized void add(Given consent) {
        given.put(consent.id(), consent);
    }

    /** This browser's, the latest first. */
    synchronized List<Given> of(String browser) {
        List<Given> own = new ArrayList<>();
        given.values().stream().filter(consent -> consent.browser().equals(browser)).forEach(consent -> own.add(0, consent));
        return own;
    }

    /** @return the auth server's status where it hasn't taken it; empty where it has, or there is nothing to end */
    Optional<Integer> end(String browser, String id) throws IOException {
        Optional<Given> consent = of(browser).stream().filter(own -> own.id().equals(id) && !own.ended()).findFirst();
        if (consent.isEmpty()) {
            return Optional.empty();
        }
        int status = say(consent.get());
        if (status != NO_CONTENT) {
            return Optional.of(status);
        }
        add(consent.get().end());
        return Optional.empty();
    }

    private int say(Given consent) throws IOException {
        Map<String, Object> message = messages.revocation(consent.id(), consent.intent(), clock.instant());
        trace.add(consent.journey(), Hop.direct(Party.CONSENT_APP, Party.AUTH_SERVER, "the consent has ended",
                new Hop.OpenedAnswer("revocation (JWE, dir, A256GCM)", "Sealed by the bank's back end under " + messages.key(),
                        messages.revocationHeader().toJSONObject(), message)));
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, revocations);
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setBody("revocation=" + messages.seal(messages.revocationHeader(), message));
        int status = request.send().getStatusCode();
        trace.add(consent.journey(), Hop.direct(Party.AUTH_SERVER, Party.CONSENT_APP, String.valueOf(status)));
        return status;
    }
}

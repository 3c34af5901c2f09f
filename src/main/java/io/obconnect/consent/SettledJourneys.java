package io.obconnect.consent;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.AuthorizationResponses;
import io.obconnect.web.Ending;
import io.obconnect.web.PendingResponse;
import io.obconnect.web.PendingResponse.Earlier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Journeys whose end the TPP was told. It gets no error of such a journey any more, and whoever still opens one of the journey's addresses reads
 * how it ended (protocol section 3).
 *
 * <p>Anybody can send a journey's return link as often as they like. So calls without a journey cookie and without an authentic answer ask the
 * store once in ten seconds for each journey, and not at all once it is known to be settled. The memory is bounded.
 */
@ApplicationScoped
public class SettledJourneys {

    /** For so long calls without proof don't ask the store again. */
    static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 1_000;

    /** @param until empty where it is for ever */
    private record Seen(Optional<Earlier> earlier, Optional<Instant> until) {
    }

    private final AuthorizationResponses responses;
    private final Clock clock;
    private final Map<String, Seen> remembered = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    protected SettledJourneys() {
        this(null, null); // for the container's proxy
    }

    @Inject
    public SettledJourneys(AuthorizationResponses responses, Clock clock) {
        this.responses = responses;
        this.clock = clock;
    }

    /**
     * What the TPP was told of a journey, for a caller that has proven something: an authentic answer, or the journey's cookie.
     *
     * @throws DirectoryUnavailable where the store refuses
     */
    public Optional<AuthorizationResponse> find(String uid) {
        return responses.find(uid);
    }

    /**
     * Writes the response that is about to leave.
     *
     * @return the journey's one: this, or the one that was first
     * @throws DirectoryUnavailable where the store refuses
     */
    public AuthorizationResponse storeIfAbsent(String uid, AuthorizationResponse response) {
        AuthorizationResponse counts = responses.storeIfAbsent(uid, response);
        remember(uid, withoutReply(counts));
        return counts;
    }

    /**
     * The page for a browser that has proven something.
     *
     * @param cookie whether it has the journey's cookie: the response that takes it away hasn't arrived
     * @param given what its answer says; empty where it brought none
     * @param clientId the TPP, where it is known
     */
    public PendingResponse pending(AuthorizationResponse response, String uid, boolean cookie, Optional<Ending> given, Optional<String> clientId) {
        boolean failed = response.ending() == Ending.FAILED;
        if (!failed && given.filter(other -> other != response.ending()).isPresent()) {
            return PendingResponse.otherAnswer(Earlier.of(response), uid, clientId);
        }
        return cookie && response.mayBeResent(clock.instant())
                ? PendingResponse.resend(response, uid)
                : PendingResponse.answered(Earlier.of(response), !cookie);
    }

    /**
     * The page for whoever has proven nothing; empty where the journey isn't settled, or the store can't say.
     *
     * @param cookie whether the browser has a cookie of the journey all the same
     */
    public Optional<PendingResponse> pageWithoutProof(String uid, boolean cookie) {
        return earlier(uid).map(known -> PendingResponse.answered(known, !cookie));
    }

    /** How a journey ended, without more than a question in ten seconds; empty where it isn't settled, or the store can't say. */
    public Optional<Earlier> earlier(String uid) {
        Instant now = clock.instant();
        synchronized (remembered) {
            Seen seen = remembered.get(uid);
            if (seen != null && seen.until().filter(until -> !now.isBefore(until)).isEmpty()) {
                return seen.earlier();
            }
            // written before the store is asked, so that other calls don't ask at the same time
            remembered.put(uid, new Seen(Optional.empty(), Optional.of(now.plus(REMEMBERED))));
        }
        try {
            Optional<Earlier> found = responses.find(uid).map(SettledJourneys::withoutReply);
            found.ifPresent(earlier -> remember(uid, earlier));
            return found;
        } catch (DirectoryUnavailable e) {
            return Optional.empty();
        }
    }

    private void remember(String uid, Earlier earlier) {
        synchronized (remembered) {
            remembered.put(uid, new Seen(Optional.of(earlier), Optional.empty()));
        }
    }

    /** The same without the response itself, so that no code stays in memory. */
    private static Earlier withoutReply(AuthorizationResponse response) {
        return new Earlier(response.ending(), response.app(), Optional.empty());
    }
}

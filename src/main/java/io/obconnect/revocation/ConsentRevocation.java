package io.obconnect.revocation;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.message.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Writes down what an authentic message says (protocol section 8). */
@ApplicationScoped
public class ConsentRevocation {

    /** A bank whose clock is behind must still end what was approved before it spoke; a message that came late must not end what came after. */
    private static final Duration SKEW = Duration.ofSeconds(30);
    /** A consent's own life. An update_token script may give tokens a longer life than the client's registration says. */
    private static final Duration AT_LEAST = Duration.ofDays(90);
    private static final Duration MARGIN = Duration.ofDays(1);

    private final RevokedConsents revoked;
    private final TokenLifetimes lifetimes;
    private final Event<ConsentRevoked> events;
    private final Clock clock;

    protected ConsentRevocation() {
        this(null, null, null, null); // for the container's proxy
    }

    @Inject
    public ConsentRevocation(RevokedConsents revoked, TokenLifetimes lifetimes, Event<ConsentRevoked> events, Clock clock) {
        this.revoked = revoked;
        this.lifetimes = lifetimes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param consent the names that the message tells it by
     * @throws io.obconnect.DirectoryUnavailable where the store refuses; the bank says it again
     */
    public void revoke(List<ConsentId> consent, Revocation message, KeyedConfiguration keyed) {
        Instant now = clock.instant();
        Duration longest = Collections.max(List.of(lifetimes.longest(keyed.configuration().tpps()), AT_LEAST));
        Instant keepUntil = now.plus(longest).plus(MARGIN);
        Instant effective = Collections.min(List.of(now, message.issuedAt().plus(SKEW)));
        RevokedConsents.Revoked end = new RevokedConsents.Revoked(message.issuedAt(), effective);
        boolean news = false;
        for (ConsentId name : consent) {
            news |= revoked.revoke(name, end, keepUntil);
        }
        events.fire(new ConsentRevoked(consent, message.reason(), news, now));
    }
}

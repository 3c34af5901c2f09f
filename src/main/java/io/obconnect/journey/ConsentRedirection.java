package io.obconnect.journey;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.message.Base64Url;
import io.obconnect.message.ConsentAppAddress;
import io.obconnect.message.ConsentRequest;
import io.obconnect.message.Sizes;
import io.obconnect.message.Uids;
import io.obconnect.metrics.Metrics;
import io.obconnect.request.ConsentParameters;
import io.obconnect.request.Client;
import io.obconnect.request.ErrorResponseTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The first step: a verified request becomes a journey, and the person leaves for the bank with sessionData (protocol section 2).
 */
@ApplicationScoped
public class ConsentRedirection {

    /** A person may take this long at most, whatever is configured. */
    public static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SECRET_OCTETS = 16;

    private final SecureRandom random = new SecureRandom();
    private final Uids uids = new Uids(random);
    private final Clock clock;
    private final Metrics metrics;

    protected ConsentRedirection() {
        this(null, null); // for the container's proxy
    }

    @Inject
    public ConsentRedirection(Clock clock, Metrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Begins a journey.
     *
     * @param asked what the TPP asks for, from a validated request
     * @param target where the TPP waits
     * @param client the TPP
     * @param sessionId the auth server's fresh session
     * @param sid its public name
     * @param returnBase absolute address of the return resource, for example {@code https://auth.example.com/jans-auth/obconnect/return/}
     * @return refused with {@link ErrorCode#MESSAGE_TOO_LARGE_TO_SEND} where the redirect would be longer than 8 000 bytes
     */
    public Outcome<ConsentRedirect> begin(ConsentParameters asked, ErrorResponseTarget target, Client client, String sessionId,
                                    String sid, String returnBase, KeyedConfiguration keyed) {
        Configuration configuration = keyed.configuration();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String scope = asked.scope().isBlank() ? ConsentRequest.DEFAULT_SCOPE : asked.scope();
        JourneyCookie cookie = new JourneyCookie(sessionId, uids.uid(), randomText(), now, Optional.ofNullable(sid));
        Journey journey = new Journey(cookie.uid(), asked.intent(), asked.acr(), scope, target, now, configuration.deadline(now),
                cookie.proof(), Journey.Status.WAITING, Optional.empty(), asked.objectOnly());
        String returnTo = returnBase + Ticket.of(journey).seal(keyed.seal());
        ConsentRequest message = new ConsentRequest(returnTo, journey.uid(), journey.intent().value(), target.clientId(), scope,
                asked.acr().wanted(), now, journey.deadline(), uids.jti(), clientName(configuration, client),
                configuration.organizationName());
        long started = System.nanoTime();
        String sealed = keyed.sealer().seal(message);
        metrics.sealed(Duration.ofNanos(System.nanoTime() - started));
        String location = ConsentAppAddress.carrying(configuration.consentApp(), sealed);
        return Sizes.fit(location, returnTo, sealed)
                ? Outcome.accept(new ConsentRedirect(journey, cookie, location))
                : Outcome.refuse(ErrorCode.MESSAGE_TOO_LARGE_TO_SEND);
    }

    private static String clientName(Configuration configuration, Client client) {
        return configuration.tpps().size() == 1 || client.name().isBlank() ? configuration.clientName() : client.name();
    }

    private String randomText() {
        byte[] octets = new byte[SECRET_OCTETS];
        random.nextBytes(octets);
        return Base64Url.encode(octets);
    }
}

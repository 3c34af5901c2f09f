package io.obconnect.tools.kit;

import io.obconnect.message.Base64Url;
import io.obconnect.message.ConsentRequest;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.Uids;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Writes sessionData as the auth server does (protocol section 2), with the auth server's own code. */
final class RequestWriter {

    /** Where the auth server's return resource is, below its issuer. */
    static final String RETURN = "/jans-auth/obconnect/return/";
    /** Only the auth server reads a ticket; the Consent App just carries it, so random octets of the usual length are enough. */
    private static final int TICKET_OCTETS = 240;

    private final Wire wire;
    private final Surroundings surroundings;

    RequestWriter(Wire wire, Surroundings surroundings) {
        this.wire = wire;
        this.surroundings = surroundings;
    }

    /** What can be chosen; the rest is made as in a journey. */
    record Choices(String intent, String clientId, String scope, List<String> acrValues, String clientName, String organizationName,
                   Optional<String> uid, Optional<String> returnTo, Duration lifetime) {

        static final Choices USUAL = new Choices("72663272-0648-427c-bad4-6dc2cdc0c0a1", "tpp-1", "openid accounts",
                List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca"), "Example TPP", "Example Bank", Optional.empty(),
                Optional.empty(), Duration.ofMinutes(5));

        Choices returningTo(String other) {
            return new Choices(intent, clientId, scope, acrValues, clientName, organizationName, uid, Optional.of(other), lifetime);
        }

        Choices living(Duration other) {
            return new Choices(intent, clientId, scope, acrValues, clientName, organizationName, uid, returnTo, other);
        }
    }

    Question write(Choices choices) {
        Uids uids = new Uids(surroundings.random());
        Instant now = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        ConsentRequest request = new ConsentRequest(choices.returnTo().orElseGet(this::returnTo), choices.uid().orElseGet(uids::uid),
                choices.intent(), choices.clientId(), choices.scope(), choices.acrValues(), now, now.plus(choices.lifetime()), uids.jti(),
                choices.clientName(), choices.organizationName());
        String sealed = wire.sealer(surroundings.random()).seal(request);
        return Question.of(request, sealed, ConsentAppCodec.header(sealed).map(header -> (String) header.get("kid")));
    }

    private String returnTo() {
        return wire.parties().authServer() + RETURN + Base64Url.encode(surroundings.octets(TICKET_OCTETS));
    }
}

package io.obconnect.request;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.message.Dialect;
import io.obconnect.request.VerifiedRequest.Provenance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks what an authentic request object says of itself: for whom, by whom, when (RFC 9101 section 6.3). A stock auth server outside
 * FAPI mode ignores {@code exp} and {@code nbf}.
 */
final class ObjectChecks {

    static final Duration SKEW = Duration.ofSeconds(30);

    private ObjectChecks() {
    }

    /** Empty where nothing is wrong. */
    static Optional<Outcome<VerifiedRequest>> wrong(OpenedObject object, Client client, Configuration configuration, AuthServer server,
            Instant now) {
        Map<String, Object> payload = object.payload();
        boolean complete = object.provenance().orElse(null) instanceof Provenance.Signed
                && (server.fapi() || configuration.dialect() == Dialect.STRICT);
        double time = now.getEpochSecond();
        if (payload.containsKey("exp") || complete) {
            if (!(payload.get("exp") instanceof Number exp) || !(time <= exp.doubleValue() + SKEW.toSeconds())) {
                return refuse(Code.REQUEST_OBJECT_EXPIRED);
            }
        }
        if (payload.containsKey("nbf") || complete) {
            if (!(payload.get("nbf") instanceof Number nbf) || !(nbf.doubleValue() <= time + SKEW.toSeconds())) {
                return refuse(Code.REQUEST_OBJECT_EARLY);
            }
        }
        if ((payload.containsKey("aud") || complete) && !meansUs(payload.get("aud"), server.issuer())) {
            return refuse(Code.REQUEST_OBJECT_AUDIENCE);
        }
        for (String name : List.of("client_id", "iss")) {
            if (payload.containsKey(name) && !client.id().equals(payload.get(name))) {
                return refuse(Code.REQUEST_OBJECT_CLIENT);
            }
        }
        return Optional.empty();
    }

    /** The issuer, or one of its endpoints. */
    private static boolean meansUs(Object aud, String issuer) {
        if (aud instanceof List<?> several) {
            return several.stream().anyMatch(one -> meansUs(one, issuer));
        }
        return aud instanceof String one && (one.equals(issuer) || one.startsWith(issuer.endsWith("/") ? issuer : issuer + "/"));
    }

    private static Optional<Outcome<VerifiedRequest>> refuse(Code code) {
        return Optional.of(Outcome.refuse(code));
    }
}

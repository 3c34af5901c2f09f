package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.message.CompactSerialization;
import io.obconnect.message.MessageProfile;
import io.obconnect.request.ValidatedRequest.Authentication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The request object (RFC 9101; OpenID Connect Core section 6): it can be decoded, is authentic, valid now and for this server, and doesn't
 * contradict the query.
 */
final class RequestObjectChecks {

    static final Duration SKEW = Duration.ofSeconds(30);
    /** FAPI 1.0 Advanced sections 5.2.2-13 and 5.2.2-17. */
    static final Duration FAPI_LIFETIME = Duration.ofMinutes(60);

    private final RequestObjectDecoding decoding;
    private final AuthServer server;

    RequestObjectChecks(RequestObjectDecoding decoding, AuthServer server) {
        this.decoding = decoding;
        this.server = server;
    }

    /** Decrypts, verifies and reads the object, and refuses nothing: other clients' requests have objects too. */
    Optional<ValidationResult> decode(AuthorizationRequest request) {
        String text = request.call.get("request");
        if (text == null) {
            return AuthorizationRequest.passes();
        }
        request.decoded = decoding.open(text, request.client, request.configuration(), server);
        request.decoded.fold(object -> {
            read(request, object);
            return object;
        }, refusal -> {
            request.unverified().ifPresent(request::respondInFormOf);
            return null;
        });
        return AuthorizationRequest.passes();
    }

    private void read(AuthorizationRequest request, DecodedObject object) {
        request.object = object;
        request.requestedIntent = new RequestedIntent(object.payload());
        request.requestedAcr = RequestedAcr.of(object.payload(), request.call);
        if (object.authentication().isEmpty()) {
            request.respondInFormOf(object.payload());
            return;
        }
        request.inside = OAuthParameters.inside(object.payload(), request.client);
        if (server.fapi()) {
            request.withoutOuterState();
        }
        request.respondAs(request.inside);
    }

    /** CIBA and device authorization have no browser to bind a consent to. */
    Optional<ValidationResult> notBackchannel(AuthorizationRequest request) {
        if (request.endpoint != Endpoint.BACKCHANNEL) {
            return AuthorizationRequest.passes();
        }
        boolean intent = request.intentOutside() || request.decoded != null
                && request.decoded.fold(object -> request.requestedIntent.named(), refusal -> request.intentSuspected());
        return intent || request.asksForUs(server) ? request.refuse(ErrorCode.BACKCHANNEL_REFUSED) : AuthorizationRequest.notOurs();
    }

    /** FAPI 1.0 Advanced section 5.2.2-1: an intent stands in a request object. */
    Optional<ValidationResult> present(AuthorizationRequest request) {
        if (request.decoded != null) {
            return AuthorizationRequest.passes();
        }
        return request.intentOutside() || request.asksForUs(server) ? request.refuse(ErrorCode.REQUEST_OBJECT_MISSING) : AuthorizationRequest.notOurs();
    }

    /** RFC 9101 sections 6.1 and 6.2: it could be decrypted, and its signature verifies. */
    Optional<ValidationResult> decoded(AuthorizationRequest request) {
        // an ordinary login of the same client may use algorithms that we don't
        boolean ordinary = request.object == null && CompactSerialization.looksSigned(request.call.get("request")) && !request.pushedBefore
                && !request.intentSuspected() && !request.asksForUs(server);
        return request.decoded.fold(object -> AuthorizationRequest.passes(),
                refusal -> ordinary ? withoutIntent(request) : request.refuse(refusal));
    }

    /** Refuses an object without an intent where the request is meant for us all the same. Without one, other requests are ordinary logins. */
    Optional<ValidationResult> namesIntent(AuthorizationRequest request) {
        if (request.requestedIntent.named()) {
            return AuthorizationRequest.passes();
        }
        // an object that asks for the claim without naming an intent, or that only we can read, isn't an ordinary login either
        boolean ours = request.asksForUs(server) || request.requestedAcr.claimed().stream().anyMatch(server::isOurAcr)
                || request.requestedIntent.asked() || request.object.foreign();
        return ours && !request.intentOutside() ? request.refuse(ErrorCode.INTENT_MISSING) : withoutIntent(request);
    }

    private static Optional<ValidationResult> withoutIntent(AuthorizationRequest request) {
        return request.intentOutside() ? request.refuse(ErrorCode.INTENT_UNAUTHENTICATED) : AuthorizationRequest.notOurs();
    }

    /** Not encrypted to a public key and unsigned, not {@code alg: none}: only the client can have made it. */
    static Optional<ValidationResult> authenticated(AuthorizationRequest request) {
        return request.object.authentication().isPresent() ? AuthorizationRequest.passes() : request.refuse(ErrorCode.INTENT_UNAUTHENTICATED);
    }

    /** RFC 7519 section 4.1.4. A stock auth server outside FAPI mode ignores {@code exp} and {@code nbf}. */
    Optional<ValidationResult> exp(AuthorizationRequest request) {
        Object exp = request.object.payload().get("exp");
        return mayLack("exp", request)
                || exp instanceof Number time && request.now.getEpochSecond() <= time.doubleValue() + SKEW.toSeconds()
                ? AuthorizationRequest.passes() : request.refuse(ErrorCode.REQUEST_OBJECT_EXPIRED);
    }

    /** RFC 7519 section 4.1.5. */
    Optional<ValidationResult> nbf(AuthorizationRequest request) {
        Object nbf = request.object.payload().get("nbf");
        return mayLack("nbf", request)
                || nbf instanceof Number time && time.doubleValue() <= request.now.getEpochSecond() + SKEW.toSeconds()
                ? AuthorizationRequest.passes() : request.refuse(ErrorCode.REQUEST_OBJECT_EARLY);
    }

    /** FAPI 1.0 Advanced sections 5.2.2-13 and 5.2.2-17: 60 minutes at most from {@code nbf} to {@code exp}, and {@code nbf} no older. */
    Optional<ValidationResult> lifetime(AuthorizationRequest request) {
        if (!server.fapi() || !(request.object.payload().get("exp") instanceof Number exp)
                || !(request.object.payload().get("nbf") instanceof Number nbf)) {
            return AuthorizationRequest.passes();
        }
        boolean tooLong = exp.doubleValue() - nbf.doubleValue() > FAPI_LIFETIME.toSeconds();
        boolean tooOld = request.now.getEpochSecond() - nbf.doubleValue() > FAPI_LIFETIME.plus(SKEW).toSeconds();
        return tooLong || tooOld ? request.refuse(ErrorCode.REQUEST_OBJECT_LIFETIME) : AuthorizationRequest.passes();
    }

    /** RFC 9101 section 4: {@code aud} is the issuer or contains it. Checked for encrypted objects too, as the server does. */
    Optional<ValidationResult> aud(AuthorizationRequest request) {
        Object aud = request.object.payload().get("aud");
        return mayLack("aud", request) || server.issuer().equals(aud) || aud instanceof List<?> several && several.contains(server.issuer())
                ? AuthorizationRequest.passes() : request.refuse(ErrorCode.REQUEST_OBJECT_AUDIENCE);
    }

    /** In FAPI mode and in the strict profile a signed object must have {@code exp}, {@code nbf} and {@code aud}. */
    private boolean mayLack(String name, AuthorizationRequest request) {
        boolean complete = request.object.authentication().orElse(null) instanceof Authentication.Signed
                && (server.fapi() || request.configuration().profile() == MessageProfile.STRICT);
        return !complete && !request.object.payload().containsKey(name);
    }

    /** RFC 9101 section 5: {@code client_id} and {@code iss} inside are the client's. */
    static Optional<ValidationResult> sameClient(AuthorizationRequest request) {
        for (String name : List.of("client_id", "iss")) {
            if (request.object.payload().containsKey(name) && !request.client.id().equals(request.object.payload().get(name))) {
                return request.refuse(ErrorCode.REQUEST_OBJECT_CLIENT);
            }
        }
        return AuthorizationRequest.passes();
    }

    /** RFC 9101 section 4: no {@code request} and no {@code request_uri} inside. */
    static Optional<ValidationResult> notNested(AuthorizationRequest request) {
        Map<String, Object> payload = request.object.payload();
        return payload.containsKey("request") || payload.containsKey("request_uri")
                ? request.refuse(ErrorCode.REQUEST_OBJECT_NESTED) : AuthorizationRequest.passes();
    }

    /** OpenID Connect Core section 6.1: {@code claims} inside is an object, not its text. */
    static Optional<ValidationResult> claimsObject(AuthorizationRequest request) {
        Object claims = request.object.payload().get("claims");
        return claims == null || claims instanceof Map<?, ?> ? AuthorizationRequest.passes() : request.refuse(ErrorCode.REQUEST_OBJECT_CLAIMS);
    }

    /**
     * Parameters that the server compares: where they stand both in the object and in the query, they must be the same. For all others the object
     * wins.
     */
    static Optional<ValidationResult> agreesWithQuery(AuthorizationRequest request) {
        String redirectUri = request.call.getOrDefault("redirect_uri", "");
        String responseType = request.call.getOrDefault("response_type", "");
        boolean conflict = !redirectUri.isEmpty() && !redirectUri.equals(request.inside.getOrDefault("redirect_uri", redirectUri))
                || !responseType.isEmpty()
                && !OAuthParameters.sameWords(responseType, request.inside.getOrDefault("response_type", responseType));
        return conflict ? request.refuse(ErrorCode.REQUEST_OBJECT_CONFLICT) : AuthorizationRequest.passes();
    }
}

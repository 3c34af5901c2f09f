package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.Json;
import io.obconnect.request.DecodedObject.Form;
import io.obconnect.request.ValidatedRequest.Authentication;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * FAPI 2.0's form (FAPI 2.0 Security Profile section 5.3.2.2; RFC 9126): a push without a request object, the intent in the parameter {@code
 * claims}. The intent counts as authentic because the client authenticates itself at {@code /par}. So there has to be exactly one authentication,
 * this client's, by a method that the server checks.
 */
final class PushedIntentChecks {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final AuthServer server;

    PushedIntentChecks(AuthServer server) {
        this.server = server;
    }

    /** Takes the {@code claims} parameter in place of a request object. */
    Optional<ValidationResult> withoutObject(AuthorizationRequest request) {
        boolean pushed = request.endpoint == Endpoint.PAR || request.pushedBefore;
        Optional<Map<String, Object>> claims = Optional.ofNullable(request.call.get("claims")).filter(text -> pushed && request.decoded == null)
                .flatMap(Json::object);
        if (claims.isEmpty()) {
            return AuthorizationRequest.passes();
        }
        Map<String, Object> payload = Map.of("claims", claims.get());
        if (!new RequestedIntent(payload).named()) {
            return AuthorizationRequest.passes();
        }
        Optional<String> obstacle = obstacle(request);
        if (obstacle.isPresent()) {
            return request.refuse(ErrorCode.PUSH_UNAUTHENTICATED, obstacle.get());
        }
        request.object = new DecodedObject(Form.PUSHED, payload, Optional.of(new Authentication.Pushed()), Optional.empty());
        request.decoded = Outcome.accept(request.object);
        request.requestedIntent = new RequestedIntent(payload);
        request.requestedAcr = RequestedAcr.of(payload, request.call);
        return AuthorizationRequest.passes();
    }

    private Optional<String> obstacle(AuthorizationRequest request) {
        if (server.fapi() || server.signedRequestsOnly()) {
            return Optional.of("the server accepts signed request objects only");
        }
        if (request.client.anonymous()) {
            return Optional.of("the client is public");
        }
        if (request.client.signingAlgorithm().isPresent()) {
            return Optional.of("the client has registered a signing algorithm");
        }
        return request.endpoint == Endpoint.PAR && !authenticates(request.parameters, request.client)
                ? Optional.of("the call doesn't authenticate this client") : Optional.empty();
    }

    /** Whether the credentials are for this client. The server checks whether they are right. */
    private static boolean authenticates(Parameters call, Client client) {
        boolean assertion = !call.all("client_assertion").isEmpty() || !call.all("client_assertion_type").isEmpty();
        boolean secret = !call.all("client_secret").isEmpty();
        boolean header = call.authorizationHeader();
        if ((assertion ? 1 : 0) + (secret ? 1 : 0) + (header ? 1 : 0) > 1) {
            return false;
        }
        if (header) { // the server would take an access token there too, and others than the client hold those
            return call.basicClient().filter(client.id()::equals).isPresent();
        }
        if (assertion) { // the server doesn't verify assertions of other types, but accepts the call
            return call.all("client_assertion_type").equals(List.of(JWT_BEARER))
                    && call.single("client_assertion").flatMap(CompactObject::unverified).flatMap(claims -> OAuthParameters.text(claims, "sub"))
                            .filter(client.id()::equals).isPresent();
        }
        return secret ? call.single("client_secret").isPresent() : client.certified();
    }
}

package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.message.Purpose;
import io.obconnect.request.ValidatedRequest.Authentication;

import java.util.Optional;

/** The login page, where the server validates nothing: a journey begins there only by a redirect that we sealed at the authorization endpoint. */
final class LoginPageChecks {

    /** The page's path below the context path. */
    private static final String PATH = "/authorize.htm";

    private final UsedIntents usedIntents;

    LoginPageChecks(UsedIntents usedIntents) {
        this.usedIntents = usedIntents;
    }

    /** What the authorization endpoint validated and sealed within the last two minutes is valid here. */
    Optional<ValidationResult> sealedRedirect(AuthorizationRequest request) {
        if (request.endpoint != Endpoint.LOGIN_PAGE) {
            return AuthorizationRequest.passes();
        }
        Optional<ConsentParameters> sealed = SealedRedirect.open(request.keyed.seal(), Purpose.LOGIN_PAGE, PATH, request.parameters.query(),
                json -> ConsentParameters.of(json, request.now)).flatMap(asked -> asked);
        if (sealed.isEmpty()) {
            return AuthorizationRequest.passes();
        }
        if (!request.client.tokenScript()) {
            return request.refuse(ErrorCode.CLIENT_WITHOUT_TOKEN_SCRIPT);
        }
        // the address still stands in the browser's history when the journey is over
        if (sealed.get().objectOnly() && usedIntents.used(request.client.id(), sealed.get().intent())) {
            return request.refuse(ErrorCode.INTENT_USED);
        }
        return Optional.of(new ValidationResult.Valid(new ValidatedRequest(request.client, sealed.get(), new Authentication.SealedByUs(),
                request.sent, request.sent, request.target())));
    }

    /** Refuses every other call: it didn't come from the authorization endpoint. */
    static Optional<ValidationResult> throughTheEndpoint(AuthorizationRequest request) {
        return request.endpoint == Endpoint.LOGIN_PAGE ? request.refuse(ErrorCode.AUTHENTICATION_REQUEST_UNVERIFIED) : AuthorizationRequest.passes();
    }
}

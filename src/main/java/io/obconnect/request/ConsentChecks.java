package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.request.ValidatedRequest.Authentication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the request asks for: intent, acr, prompt. */
final class ConsentChecks {

    private static final Set<String> PROMPTS = Set.of("login", "consent", "select_account");

    private final UsedIntents usedIntents;
    private final AuthServer server;

    ConsentChecks(UsedIntents usedIntents, AuthServer server) {
        this.usedIntents = usedIntents;
        this.server = server;
    }

    /** One intent, well-formed, the same wherever it stands. */
    static Optional<ValidationResult> intent(AuthorizationRequest request) {
        return request.requestedIntent.intent().fold(intent -> {
            request.intent = intent;
            return AuthorizationRequest.passes();
        }, refusal -> request.object.form() == DecodedObject.Form.PUSHED
                ? request.refuse(ErrorCode.PUSHED_INTENT_INVALID, refusal.code().title()) : request.refuse(refusal));
    }

    /**
     * OpenID Connect Core section 5.5.1.1: no other authentication method by name, wherever it stands. What the bank achieved is compared in
     * {@link io.obconnect.consent.ApprovalChecks}.
     */
    Optional<ValidationResult> acr(AuthorizationRequest request) {
        return request.requestedAcr.namesOther(server) ? request.refuse(ErrorCode.OTHER_ACR_REQUESTED) : AuthorizationRequest.passes();
    }

    /** The parameters of the object and of the call become one request; the object's win. */
    Optional<ValidationResult> merge(AuthorizationRequest request) {
        Map<String, String> merged = new LinkedHashMap<>();
        request.call.forEach((name, value) -> { // no value is null: singles() and pushed() leave none
            // in FAPI mode the server discards a state that isn't in the object, and so must our errors
            if (OAuthParameters.NAMES.contains(name) && !value.isEmpty() && !name.equals("request") && !(server.fapi() && name.equals("state"))) {
                merged.put(name, value);
            }
        });
        merged.putAll(request.inside);
        request.merged = merged;
        return AuthorizationRequest.passes();
    }

    /** OpenID Connect Core section 3.1.2.1: a consent needs the person. All other values are satisfied at the bank. */
    static Optional<ValidationResult> prompt(AuthorizationRequest request) {
        List<String> asked = RequestedAcr.words(request.merged.getOrDefault("prompt", ""));
        if (asked.contains("none")) {
            return request.refuse(ErrorCode.PROMPT_NONE);
        }
        return PROMPTS.containsAll(asked) ? AuthorizationRequest.passes() : request.refuse(ErrorCode.PROMPT_UNSUPPORTED);
    }

    /**
     * Refuses what makes the server run its default script instead of ours: an acr claim without a value in a signed object, which can't be
     * changed, or a pushed request without {@code acr_values}.
     */
    Optional<ValidationResult> reachesUs(AuthorizationRequest request) {
        boolean signed = request.object.authentication().orElseThrow() instanceof Authentication.Signed;
        boolean forgotten = request.requestedAcr.valueless() && signed || request.pushedBefore && request.requestedAcr.queried().isEmpty();
        return forgotten && !server.isOurAcr(server.defaultAcr())
                ? request.refuse(ErrorCode.OTHER_ACR_REQUESTED, "the request makes the server run its default authentication")
                : AuthorizationRequest.passes();
    }

    /** The intent of a request with only a request object completes one journey. */
    Optional<ValidationResult> unused(AuthorizationRequest request) {
        return request.objectOnly && !request.endpoint.answersByItself() && usedIntents.used(request.client.id(), request.intent)
                ? request.refuse(ErrorCode.INTENT_USED) : AuthorizationRequest.passes();
    }
}

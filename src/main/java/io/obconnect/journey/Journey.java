package io.obconnect.journey;

import io.obconnect.request.AcrRequirement;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;

import java.time.Instant;
import java.util.Optional;

/**
 * One person's way from the TPP to the bank and back, as the auth server's session keeps it.
 *
 * @param uid {@code obconnect_} and 128 random bits in lower-case base32: the journey's name and the temporary Person's uid
 * @param intent what the person is asked to consent to
 * @param acr the authentication context the TPP asked for
 * @param scope the scopes that the TPP asked for, space-separated
 * @param target where the TPP waits for the answer
 * @param begun when the person was sent to the bank
 * @param deadline when the journey ends unanswered
 * @param browserProof SHA-256 of the journey cookie's secret, base64url: proves the browser that began
 * @param status where the journey stands
 * @param consent what the bank said, once approved
 * @param objectOnly whether the TPP sent nothing but a request object, so that its intent completes one journey only
 */
public record Journey(
        String uid,
        IntentId intent,
        AcrRequirement acr,
        String scope,
        ErrorResponseTarget target,
        Instant begun,
        Instant deadline,
        String browserProof,
        Status status,
        Optional<Consent> consent,
        boolean objectOnly) {

    /** Where a journey stands. It only ever moves forward in this list. */
    public enum Status {
        /** the person is at the bank */
        WAITING,
        /** the bank's approval was accepted; the temporary Person exists. No session says so: {@link Approval} does until the login */
        APPROVED,
        /** the temporary Person is logged in; the server may issue one code */
        AUTHENTICATED
    }

    /**
     * An approved consent.
     *
     * @param consentId the bank's id of the consent, or the intent where the bank gave none
     * @param acr the authentication context that the bank achieved; empty where it didn't say
     * @param approvedAt when we accepted it, to the millisecond
     */
    public record Consent(String consentId, Optional<String> acr, Instant approvedAt) {
    }

    public String clientId() {
        return target.clientId();
    }

    public Journey approved(Consent given) {
        return new Journey(uid, intent, acr, scope, target, begun, deadline, browserProof, Status.APPROVED, Optional.of(given),
                objectOnly);
    }

    public Journey authenticated() {
        return new Journey(uid, intent, acr, scope, target, begun, deadline, browserProof, Status.AUTHENTICATED, consent, objectOnly);
    }

    @Override
    public String toString() {
        return "Journey[" + status + "]";
    }
}

package io.obconnect.message;

import java.time.Instant;
import java.util.List;

/**
 * What we tell the Consent App: the content of sessionData (protocol section 2).
 *
 * @param returnTo where the browser comes back, absolute
 * @param uid the journey
 * @param intent the intent id
 * @param clientId the TPP's client id
 * @param scope the scopes as requested, space-separated; where there is none, {@value #DEFAULT_SCOPE}
 * @param acrValues the acr values that are asked for
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param jti unique id of the message
 * @param clientName the TPP's name for the person
 * @param organizationName the organization's name for the person
 */
public record ConsentRequest(
        String returnTo,
        String uid,
        String intent,
        String clientId,
        String scope,
        List<String> acrValues,
        Instant issuedAt,
        Instant expiresAt,
        String jti,
        String clientName,
        String organizationName) {

    /** Told to the Consent App where the TPP asks for no scope (protocol section 2). */
    public static final String DEFAULT_SCOPE = "openid accounts";

    public ConsentRequest {
        scope = scope.isBlank() ? DEFAULT_SCOPE : scope;
        acrValues = List.copyOf(acrValues);
    }

    @Override
    public String toString() {
        return "ConsentRequest[…]";
    }
}

package io.obconnect.request;

import io.obconnect.request.ValidatedRequest.Authentication;

import java.util.Map;
import java.util.Optional;

/**
 * A request object after decryption and signature check.
 *
 * @param form how it came
 * @param payload the members of the payload
 * @param authentication how the payload was authenticated; empty where anybody could have made it
 * @param signed the JWS inside, where there is one inside a JWE
 */
public record DecodedObject(Form form, Map<String, Object> payload, Optional<Authentication> authentication, Optional<String> signed) {

    /** How a request object came: decides what the server can read. */
    public enum Form {
        /** a JWS; the server reads it */
        JWS,
        /** a JWS inside a JWE that the server can open */
        JWS_IN_SERVER_JWE,
        /** a JWS inside a JWE that the server can't open */
        JWS_IN_FOREIGN_JWE,
        /** the plain payload under a key that only the client has, in a form that the server can't read */
        SYMMETRIC_FOREIGN,
        /** the plain payload under the client's secret, as servers before Janssen 2.0 read it */
        SYMMETRIC,
        /** encrypted to the server's public key and not signed, or {@code alg: none}: proves nothing */
        UNAUTHENTICATED,
        /** no object: parameters that an authenticated client pushed */
        PUSHED
    }

    /** Whether the server couldn't read it. */
    boolean foreign() {
        return form == Form.JWS_IN_FOREIGN_JWE || form == Form.SYMMETRIC_FOREIGN;
    }

    @Override
    public String toString() {
        return "DecodedObject[" + form + "]";
    }
}

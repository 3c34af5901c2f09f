package io.obconnect.request;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Optional;

/** What the auth server says of itself, and the keys it decrypts with. */
public interface AuthServer {

    /** {@code issuer} of the discovery document. */
    String issuer();

    /** Whether the server runs in FAPI mode. */
    boolean fapi();

    /** Whether the server accepts signed request objects only ({@code forceSignedRequestObject}). */
    boolean signedRequestsOnly();

    /** How long a code can be exchanged ({@code authorizationCodeLifetime}). */
    Duration codeLifetime();

    /** The acr that runs where a request names none. */
    String defaultAcr();

    /** The acr that our script is registered under, {@code obconnect} by default, with its aliases. */
    boolean isOurAcr(String acr);

    /** The acr name of our script. */
    String ourAcr();

    /** The private key of the server's that a request object was encrypted to. */
    Optional<PrivateKey> decryptionKey(String kid);
}

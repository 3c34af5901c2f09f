package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * An OpenID Provider as a relying party sees it: the auth server for the TPP, the bank's Internal OP for the Consent App.
 *
 * @param metadata its discovery document
 */
record OpenIdServer(OIDCProviderMetadata metadata) {

    private static final int TIMEOUT_MILLIS = 180_000;
    /** Only what needs the server's private key; an HS256 id_token would prove nothing about who made it. */
    private static final Set<JWSAlgorithm> ID_TOKEN_ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256,
            JWSAlgorithm.RS384, JWSAlgorithm.PS384, JWSAlgorithm.ES384, JWSAlgorithm.RS512, JWSAlgorithm.PS512, JWSAlgorithm.ES512);

    /** @throws IOException also where what stands there is no discovery document */
    static OpenIdServer discover(URI base) throws IOException {
        try {
            HTTPResponse response = send(new HTTPRequest(HTTPRequest.Method.GET,
                    URI.create(base + "/.well-known/openid-configuration")));
            response.ensureStatusCode(HTTPResponse.SC_OK);
            return new OpenIdServer(OIDCProviderMetadata.parse(response.getBody()));
        } catch (ParseException e) {
            throw new IOException("no discovery document at " + base, e);
        }
    }

    String issuer() {
        return metadata.getIssuer().getValue();
    }

    /** @throws TokenRefused with the server's error */
    OIDCTokenResponse exchange(ClientSecretBasic client, AuthorizationGrant grant) throws IOException, TokenRefused {
        try {
            HTTPRequest request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant).build().toHTTPRequest();
            TokenResponse response = OIDCTokenResponseParser.parse(send(request));
            if (response instanceof TokenErrorResponse error) {
                throw new TokenRefused(error.getErrorObject().getCode(), error.getErrorObject().getDescription());
            }
            return (OIDCTokenResponse) response.toSuccessResponse();
        } catch (ParseException e) {
            throw new TokenRefused("unreadable token response", "the token endpoint didn't answer as OAuth says");
        }
    }

    /** What the server says of a token (RFC 7662). */
    Map<String, Object> introspect(ClientSecretBasic client, AccessToken token) throws IOException {
        try {
            return send(new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), client, token).toHTTPRequest()).getBodyAsJSONObject();
        } catch (ParseException e) {
            throw new IOException("no introspection response", e);
        }
    }

    /** Verifies signature, issuer, audience, times and nonce. */
    void verify(JWT idToken, ClientID client, Nonce nonce) throws IOException, BadJOSEException, JOSEException {
        if (!(idToken.getHeader().getAlgorithm() instanceof JWSAlgorithm algorithm) || !ID_TOKEN_ALGORITHMS.contains(algorithm)) {
            throw new BadJOSEException("the id_token isn't signed with a private key");
        }
        HTTPResponse keys = send(new HTTPRequest(HTTPRequest.Method.GET, metadata.getJWKSetURI()));
        try {
            new IDTokenValidator(metadata.getIssuer(), client, algorithm, JWKSet.parse(keys.getBody())).validate(idToken, nonce);
        } catch (java.text.ParseException e) {
            throw new IOException("no key set at " + metadata.getJWKSetURI(), e);
        }
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        request.setFollowRedirects(false);
        return request.send();
    }

    /** The token endpoint said no. */
    static final class TokenRefused extends Exception {

        private final String error;

        TokenRefused(String error, String description) {
            super(description);
            this.error = error;
        }

        String error() {
            return error;
        }
    }
}

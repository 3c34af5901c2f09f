package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;

/** The Consent App as a client of the bank's Internal OP: code flow with PKCE, state and nonce. */
final class BankLogin {

    /** A login under way; {@code state} is the visit's id. */
    record Pending(String state, Nonce nonce, CodeVerifier verifier) {

        static Pending random(String state) {
            return new Pending(state, new Nonce(), new CodeVerifier());
        }
    }

    /** Who logged in, and how strongly. */
    record Person(String subject, String acr) { }

    private final URI issuer;
    private final InternalOp.Client client;
    private final Trace trace;

    BankLogin(URI issuer, InternalOp.Client client, Trace trace) {
        this.issuer = issuer;
        this.client = client;
        this.trace = trace;
    }

    URI begin(Journey journey, Pending pending, List<String> acrs) throws IOException {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"),
                client.id(), client.redirectUri())
                .endpointURI(OpenIdServer.discover(issuer).metadata().getAuthorizationEndpointURI())
                .state(new State(pending.state())).nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256);
        if (!acrs.isEmpty()) {
            request.acrValues(acrs.stream().map(ACR::new).toList());
        }
        trace.add(journey, Hop.browser(Party.CONSENT_APP, Party.INTERNAL_OP, "please log this person in (PKCE)"));
        return request.build().toURI();
    }

    /** Exchanges the code and verifies the id_token. */
    Person finish(Journey journey, Pending pending, String code)
            throws IOException, OpenIdServer.TokenRefused, BadJOSEException, JOSEException, ParseException {
        trace.add(journey, Hop.browser(Party.INTERNAL_OP, Party.CONSENT_APP, "a code, with the state"));
        OpenIdServer server = OpenIdServer.discover(issuer);
        trace.add(journey, Hop.direct(Party.CONSENT_APP, Party.INTERNAL_OP, "exchanges code and PKCE verifier"));
        JWT idToken = server.exchange(new ClientSecretBasic(client.id(), client.secret()),
                new AuthorizationCodeGrant(new AuthorizationCode(code), client.redirectUri(), pending.verifier()))
                .getOIDCTokens().getIDToken();
        server.verify(idToken, client.id(), pending.nonce());
        trace.add(journey, Hop.direct(Party.INTERNAL_OP, Party.CONSENT_APP, "who logged in",
                Hop.OpenedAnswer.of("the bank's own id_token", "Signed by the Internal OP; the Consent App has verified it", idToken)));
        Object acr = idToken.getJWTClaimsSet().getClaim(IDTokenClaimsSet.ACR_CLAIM_NAME);
        return new Person(idToken.getJWTClaimsSet().getSubject(), String.valueOf(acr));
    }
}

package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bank's Internal OP: a small OpenID Provider with one person and one client. It asks for the login every time, demands PKCE S256 and
 * redeems each code once (OpenID Connect Core 3.1, RFC 7636).
 */
final class InternalOp {

    /** The acr values that a login here may count as, the strongest first. */
    static final List<String> ACRS = List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca");
    private static final String COOKIE = "demo_op";
    private static final int CODE_SECONDS = 60;
    private static final int TOKEN_SECONDS = 300;
    private static final int MAX_ATTEMPTS = 5;

    /** The Consent App's registration. */
    record Client(ClientID id, Secret secret, URI redirectUri) { }

    private record Login(AuthenticationRequest request, String browser, int attempts) { }

    private record Grant(AuthenticationRequest request, Instant authenticated) { }

    private final Issuer issuer;
    private final Client client;
    private final DemoSettings.Psu psu;
    private final Clock clock;
    private final OpPages pages;
    private final ECKey key;
    private final Recent<Login> logins = new Recent<>();
    private final Recent<Grant> grants = new Recent<>();

    InternalOp(URI base, Client client, DemoSettings.Psu psu, Panel panel, Clock clock) throws JOSEException {
        this.issuer = new Issuer(base);
        this.client = client;
        this.psu = psu;
        this.clock = clock;
        this.pages = new OpPages(panel, psu);
        this.key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
    }

    Map<String, LoopbackServer.Handler> routes() {
        return Map.of(
                "GET /", ask -> pages.about(),
                "GET /.well-known/openid-configuration", ask -> Reply.json(200, metadata().toString()),
                "GET /jwks", ask -> Reply.json(200, new JWKSet(key.toPublicJWK()).toString()),
                "GET /authorize", this::authorize,
                "POST /login", this::login,
                "POST /token", this::token);
    }

    private OIDCProviderMetadata metadata() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(issuer, List.of(SubjectType.PUBLIC), at("/jwks"));
        metadata.setAuthorizationEndpointURI(at("/authorize"));
        metadata.setTokenEndpointURI(at("/token"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setScopes(new Scope("openid"));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.ES256));
        metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setACRs(ACRS.stream().map(ACR::new).toList());
        return metadata;
    }

    private URI at(String path) {
        return URI.create(issuer.getValue() + path);
    }

    private Reply authorize(Ask ask) {
        AuthenticationRequest request;
        try {
            request = AuthenticationRequest.parse(at("/authorize"), ask.parameters());
        } catch (ParseException e) {
            return pages.problem("This login request is malformed", e.getMessage());
        }
        if (!client.id().equals(request.getClientID()) || !client.redirectUri().equals(request.getRedirectionURI())) {
            return pages.problem("This login request comes from nobody the bank knows", "Client or redirect URI isn't registered here.");
        }
        if (!ResponseType.CODE.equals(request.getResponseType()) || request.getCodeChallenge() == null
                || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            return back(request, OAuth2Error.INVALID_REQUEST.setDescription("code flow with PKCE S256 only"));
        }
        String browser = ask.cookie(COOKIE).filter(Recent::isKey).orElseGet(Recent::randomKey);
        String login = Recent.randomKey();
        logins.put(login, new Login(request, browser, 0));
        return pages.login(login, false).withCookie(COOKIE, browser);
    }

    private Reply login(Ask ask) {
        String id = ask.parameter("login").orElse("");
        // taken, so that two tries at once can't both count as the same attempt
        Optional<Login> found = logins.take(id)
                .filter(login -> ask.cookie(COOKIE).filter(login.browser()::equals).isPresent());
        if (found.isEmpty()) {
            return pages.problem("This login is over", "Go back to the shop and pay again.");
        }
        Login login = found.get();
        if (ask.parameter("cancel").isPresent()) {
            return back(login.request(), OAuth2Error.ACCESS_DENIED.setDescription("the person didn't log in"));
        }
        boolean name = same(psu.name(), ask.parameter("username").orElse(""));
        boolean password = same(psu.password(), ask.parameter("password").orElse(""));
        if (!(name & password)) {
            if (login.attempts() + 1 >= MAX_ATTEMPTS) {
                return back(login.request(), OAuth2Error.ACCESS_DENIED.setDescription("too many wrong passwords"));
            }
            logins.put(id, new Login(login.request(), login.browser(), login.attempts() + 1));
            return pages.login(id, true);
        }
        AuthorizationCode code = new AuthorizationCode();
        grants.put(code.getValue(), new Grant(login.request(), clock.instant()));
        return Reply.redirect(new AuthenticationSuccessResponse(client.redirectUri(), code, null, null, login.request().getState(),
                null, null).toURI());
    }

    private Reply back(AuthenticationRequest request, ErrorObject error) {
        return Reply.redirect(new AuthenticationErrorResponse(client.redirectUri(), error, request.getState(), null).toURI());
    }

    private Reply token(Ask ask) throws JOSEException, ParseException {
        HTTPRequest http = new HTTPRequest(HTTPRequest.Method.POST, at("/token"));
        http.setContentType(ask.headers().getOrDefault("content-type", ""));
        http.setAuthorization(ask.headers().get("authorization"));
        http.setBody(ask.body());
        TokenRequest request;
        try {
            request = TokenRequest.parse(http);
        } catch (ParseException e) {
            return error(e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        }
        if (!(request.getClientAuthentication() instanceof ClientSecretBasic basic) || !client.id().equals(basic.getClientID())
                || !client.secret().equals(basic.getClientSecret())) {
            return error(OAuth2Error.INVALID_CLIENT);
        }
        if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant code)) {
            return error(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        return grants.take(code.getAuthorizationCode().getValue()).filter(grant -> redeems(code, grant))
                .map(this::tokens).orElseGet(() -> error(OAuth2Error.INVALID_GRANT));
    }

    private boolean redeems(AuthorizationCodeGrant code, Grant grant) {
        return clock.instant().isBefore(grant.authenticated().plusSeconds(CODE_SECONDS))
                && client.redirectUri().equals(code.getRedirectionURI())
                && code.getCodeVerifier() != null
                && grant.request().getCodeChallenge().equals(CodeChallenge.compute(CodeChallengeMethod.S256, code.getCodeVerifier()));
    }

    private Reply tokens(Grant grant) {
        Instant now = clock.instant();
        IDTokenClaimsSet claims = new IDTokenClaimsSet(issuer, new Subject(psu.name()), new Audience(client.id()).toSingleAudienceList(),
                Date.from(now.plusSeconds(TOKEN_SECONDS)), Date.from(now));
        claims.setNonce(grant.request().getNonce());
        claims.setAuthenticationTime(Date.from(grant.authenticated()));
        claims.setACR(acr(grant.request()));
        try {
            SignedJWT idToken = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims.toJWTClaimsSet());
            idToken.sign(new ECDSASigner(key));
            OIDCTokens tokens = new OIDCTokens(idToken, new BearerAccessToken(TOKEN_SECONDS, new Scope("openid")), null);
            return Reply.json(200, new OIDCTokenResponse(tokens).toJSONObject().toJSONString());
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("our own key signs our own claims", e);
        }
    }

    /** The first acr asked that a login here may count as. */
    private static ACR acr(AuthenticationRequest request) {
        List<ACR> asked = request.getACRValues() == null ? List.of() : request.getACRValues();
        return asked.stream().filter(acr -> ACRS.contains(acr.getValue())).findFirst().orElse(new ACR(ACRS.get(0)));
    }

    private static Reply error(ErrorObject error) {
        int status = error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode();
        return Reply.json(status, new TokenErrorResponse(error).toJSONObject().toJSONString());
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

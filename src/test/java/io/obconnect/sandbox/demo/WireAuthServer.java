package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.StaticUtils;
import io.obconnect.sandbox.RsaKeys;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The auth server's side of the wire for the demo's tests, as protocol sections 1 to 4 and 7 write it down: it knows one TPP, holds
 * journeys in memory and writes Persons into an in-memory directory. Faults can be switched on, to see that the demo notices them.
 */
final class WireAuthServer implements AutoCloseable {

    /** What it may do wrong. */
    enum Fault { NONE, OTHER_INTENT, COOKIE_LEFT, STATE_LOST, NO_PERSON, WRONG_NONCE, FOREIGN_KEY }

    private static final String BASE = "/jans-auth";

    private record Journey(String intent, Map<String, String> query, Map<String, Object> result) { }

    private final URI origin;
    private final DemoSettings settings;
    private final InMemoryDirectoryServer directory;
    private final Fault fault;
    private final RSAKey key;
    private final LoopbackServer server;
    private final Map<String, Journey> journeys = new ConcurrentHashMap<>();

    WireAuthServer(int port, DemoSettings settings, InMemoryDirectoryServer directory, Fault fault) throws IOException, JOSEException {
        this.origin = URI.create("http://localhost:" + port);
        this.settings = settings;
        this.directory = directory;
        this.fault = fault;
        this.key = RsaKeys.of("signing").build();
        this.server = new LoopbackServer(port, Map.of(
                "GET " + BASE + "/.well-known/openid-configuration", ask -> Reply.json(200, metadata()),
                "GET " + BASE + "/restv1/jwks", ask -> Reply.json(200, new JWKSet(key.toPublicJWK()).toString()),
                "GET " + BASE + "/restv1/authorize", this::authorize,
                "GET " + BASE + "/obconnect/return", this::comeBack,
                "POST " + BASE + "/obconnect/return", this::comeBack,
                "POST " + BASE + "/restv1/token", this::token), new Panel(new Trace(Clock.systemUTC())), origin.toString());
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }

    private String metadata() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(new Issuer(origin), List.of(SubjectType.PUBLIC), at("/restv1/jwks"));
        metadata.setAuthorizationEndpointURI(at("/restv1/authorize"));
        metadata.setTokenEndpointURI(at("/restv1/token"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        return metadata.toString();
    }

    private URI at(String path) {
        return URI.create(origin + BASE + path);
    }

    private Reply authorize(Ask ask) throws JOSEException, ParseException {
        Map<String, String> query = new LinkedHashMap<>();
        ask.parameters().forEach((name, values) -> query.put(name, values.get(0)));
        String intent = intent(query.get("request"));
        String uid = "obconnect_" + Recent.randomKey().toLowerCase().replaceAll("[^a-z0-9]", "x");
        journeys.put(uid, new Journey(intent, query, Map.of()));
        Map<String, Object> named = Map.of("value", intent, "essential", true);
        Map<String, Object> claims = Map.of("userinfo", Map.of("openbanking_intent_id", named), "id_token",
                Map.of("openbanking_intent_id", named, "acr", Map.of("essential", true, "values", InternalOp.ACRS)));
        String sessionData = SealedMessage.seal(Map.of(
                "returnTo", at("/obconnect/return").toString(),
                "prompt", Map.of("name", "login", "details", Map.of("openbanking_intent_id", Map.of("value", intent, "essential", "true"))),
                "uid", uid,
                "params", Map.of("client_id", query.get("client_id"), "scope", "openid accounts", "claims", Json.pretty(claims)),
                "exp", Instant.now().plusSeconds(300).getEpochSecond(), "iat", Instant.now().getEpochSecond(), "jti", uid,
                "client", Map.of("client_name", "Demo TPP", "org_name", "Demo shop")), settings.sharedSecret());
        return Reply.redirect(URI.create(settings.consentAppUrl() + "/?sessionData=" + sessionData))
                .with("Set-Cookie", "session_id=" + uid + "; Path=/; Secure; HttpOnly");
    }

    private String intent(String object) throws JOSEException, ParseException {
        DemoSettings.Tpp tpp = settings.tpps().get(0);
        if (object.split("\\.", -1).length == 5) {
            return (String) SealedMessage.open(object, tpp.secret()).payload().get("openbanking_intent_id");
        }
        Map<?, ?> idToken = (Map<?, ?>) SignedJWT.parse(object).getJWTClaimsSet().getJSONObjectClaim("claims").get("id_token");
        return (String) ((Map<?, ?>) idToken.get("openbanking_intent_id")).get("value");
    }

    private Reply comeBack(Ask ask) throws LDAPException, LDIFException {
        String uid = ask.cookie("session_id").orElse("");
        Journey journey = journeys.get(uid);
        Reply reply;
        if (ask.parameters().containsKey("cancel")) {
            reply = error(journey, "access_denied", "the person gave up");
        } else {
            try {
                Map<String, Object> answer = SealedMessage.open(ask.parameter("sessionData").orElse(""), settings.sharedSecret()).payload();
                reply = answered(uid, journey, answer);
            } catch (JOSEException e) {
                reply = error(journey, "server_error", "the answer can't be read");
            }
        }
        return fault == Fault.COOKIE_LEFT ? reply : reply.with("Set-Cookie", "session_id=; Path=/; Secure; HttpOnly; Max-Age=0");
    }

    private Reply answered(String uid, Journey journey, Map<String, Object> answer) throws LDAPException, LDIFException {
        @SuppressWarnings("unchecked")
        Map<String, Object> result = (Map<String, Object>) answer.get("result");
        if (((Number) answer.get("exp")).longValue() < Instant.now().minusSeconds(30).getEpochSecond()) {
            return error(journey, "access_denied", "the time for it has expired");
        }
        if (!result.containsKey("consent")) {
            return error(journey, "access_denied", "the person denied it");
        }
        if (fault != Fault.NO_PERSON) {
            try (LDAPConnection wire = directory.getConnection()) { // only what comes over the wire is seen by interceptors
                wire.add("dn: uid=" + uid + "," + settings.directory().orElseThrow().peopleDn(), "objectClass: jansPerson", "uid: " + uid,
                    "jansStatus: active", "jansExtUid: consent of " + journey.intent(),
                    "jansPassExpDate: " + StaticUtils.encodeGeneralizedTime(Date.from(Instant.now().plusSeconds(600))));
            }
        }
        String code = Recent.randomKey();
        journeys.put(code, new Journey(journey.intent(), journey.query(), result));
        return toTpp(journey, "code=" + code);
    }

    private Reply error(Journey journey, String error, String description) {
        return toTpp(journey, "error=" + error + "&error_description=" + description.replace(' ', '+'));
    }

    private Reply toTpp(Journey journey, String parameters) {
        String state = fault == Fault.STATE_LOST ? "" : "&state=" + journey.query().get("state");
        return Reply.redirect(URI.create(journey.query().get("redirect_uri") + "?" + parameters + state));
    }

    private Reply token(Ask ask) throws JOSEException {
        DemoSettings.Tpp tpp = settings.tpps().get(0);
        ClientSecretBasic expected = new ClientSecretBasic(new ClientID(tpp.id()), new Secret(tpp.secret()));
        Journey journey = journeys.remove(ask.parameter("code").orElse(""));
        if (journey == null || !expected.toHTTPAuthorizationHeader().equals(ask.headers().get("authorization"))) {
            return Reply.json(400, "{\"error\":\"invalid_grant\"}");
        }
        Map<?, ?> login = (Map<?, ?>) journey.result().get("login");
        String intent = fault == Fault.OTHER_INTENT ? "another-intent" : journey.intent();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(origin.toString()).audience(tpp.id()).subject(intent)
                .issueTime(new Date()).expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", fault == Fault.WRONG_NONCE ? "another" : journey.query().get("nonce"))
                .claim("acr", login.get("acr")).claim("openbanking_intent_id", intent)
                .claim("consent_id", ((Map<?, ?>) journey.result().get("consent")).get("consent_id")).build();
        SignedJWT idToken = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("signing").build(), claims);
        idToken.sign(new RSASSASigner(fault == Fault.FOREIGN_KEY ? new RSAKeyGenerator(2048).generate() : key));
        return Reply.json(200, "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
                .formatted(Recent.randomKey(), idToken.serialize()));
    }
}

package io.obconnect.it;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A TPP, seen from the wire: makes request objects, calls the endpoints, reads tokens. */
public final class TppClient {

    private final Settings settings;
    private final Settings.Tpp tpp;

    public TppClient(Settings settings, Settings.Tpp tpp) {
        this.settings = settings;
        this.tpp = tpp;
    }

    public Settings.Tpp registration() {
        return tpp;
    }

    /** As existing TPPs send it: {@code dir} under the client's secret. */
    public String dir(Map<String, Object> payload) {
        return dir(payload, tpp.secret());
    }

    public String dir(Map<String, Object> payload, String secret) {
        try {
            JWEObject jwe = new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(payload));
            jwe.encrypt(new DirectEncrypter(Bank.key(secret)));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same around this very text, under this secret. */
    public String dirOfText(String payload, String secret) {
        try {
            JWEObject jwe = new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(payload));
            jwe.encrypt(new DirectEncrypter(Bank.key(secret)));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String dirWithIntent(String intent) {
        return dir(Map.of("openbanking_intent_id", intent));
    }

    /** A FAPI request object with every parameter inside. */
    public Map<String, Object> claims(String intent, String state, String nonce) {
        Map<String, Object> value = Map.of("value", intent, "essential", true);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", tpp.id());
        claims.put("aud", settings.issuer());
        claims.put("client_id", tpp.id());
        claims.put("response_type", "code");
        claims.put("redirect_uri", tpp.redirectUri());
        claims.put("scope", "openid");
        claims.put("state", state);
        claims.put("nonce", nonce);
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("nbf", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plusSeconds(300).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("claims", Map.of("id_token", Map.of("openbanking_intent_id", value), "userinfo", Map.of("openbanking_intent_id", value)));
        return claims;
    }

    public String ps256(Map<String, Object> claims) {
        return signed(claims, JWSAlgorithm.PS256);
    }

    /** Signed with the client's secret. */
    public String hs256(Map<String, Object> claims) {
        try {
            JWSObject jws = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
            // the server takes a secret of any length
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(tpp.secret().getBytes(UTF_8), "HmacSHA256"));
            return new String(jws.getSigningInput(), UTF_8) + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(jws.getSigningInput()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with this client's own key, which has to fit the algorithm. */
    public String signed(Map<String, Object> claims, JWSAlgorithm algorithm) {
        return signed(claims, algorithm, tpp.signingKey());
    }

    public String signed(Map<String, Object> claims, JWSAlgorithm algorithm, JWK key) {
        try {
            JWSObject jws = new JWSObject(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), new Payload(claims));
            jws.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With {@code alg: none}. */
    public String unsigned(Map<String, Object> claims) {
        return encoded("{\"alg\":\"none\"}") + "." + encoded(JSONObjectUtils.toJSONString(claims)) + ".";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** {@code dir} around text, for example a JWS. */
    public String dirAround(String text) {
        return encrypted(new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).contentType("JWT").build(), new Payload(text));
    }

    /** {@code dir} with a header of one's own. */
    public String encrypted(JWEHeader header, Payload payload) {
        try {
            JWEObject jwe = new JWEObject(header, payload);
            jwe.encrypt(new DirectEncrypter(Bank.key(tpp.secret())));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypted to the server's public key, as anybody can. */
    public String rsaOaep(String text) {
        try {
            JWK key = JWKSet.parse(new UserAgent().get(endpoint("/restv1/jwks")).body()).getKeys().stream()
                    .filter(one -> "enc".equals(String.valueOf(one.getKeyUse()))
                            && (one.getAlgorithm() == null || "RSA-OAEP".equals(one.getAlgorithm().getName())))
                    .findFirst().orElseThrow(() -> new AssertionError("the server publishes no RSA-OAEP key"));
            JWEObject jwe = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.parse("RSA-OAEP"), EncryptionMethod.A256GCM)
                    .keyID(key.getKeyID()).build(), new Payload(text));
            jwe.encrypt(new RSAEncrypter(key.toRSAKey()));
            return jwe.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pushes and gives the authorization address that names what was pushed (RFC 9126). */
    public URI pushed(Map<String, String> form) {
        UserAgent.Page page = push(form);
        if (page.status() != 201) {
            throw new AssertionError("the push should succeed, but: " + page + " " + page.body());
        }
        return authorize(Map.of("client_id", tpp.id(), "request_uri", (String) json(page).get("request_uri")));
    }

    /** The query of an ordinary code flow around a request object. */
    public Map<String, String> query(String request, String state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", tpp.id());
        query.put("response_type", "code");
        query.put("redirect_uri", tpp.redirectUri());
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", "n-" + state);
        query.put("request", request);
        return query;
    }

    public URI authorize(Map<String, String> query) {
        return URI.create(settings.base() + "/restv1/authorize?" + UserAgent.encode(query));
    }

    public URI endpoint(String path) {
        return URI.create(settings.base() + path);
    }

    /** A back-channel browser that authenticates as this client. */
    private UserAgent machine() {
        String credentials = UserAgent.encode(tpp.id()) + ":" + UserAgent.encode(tpp.secret());
        return new UserAgent().with("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    public Map<String, Object> exchange(String code) {
        return json(tokens(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", tpp.redirectUri())));
    }

    public UserAgent.Page tokens(Map<String, String> form) {
        return machine().post(endpoint("/restv1/token"), form);
    }

    public Map<String, Object> refresh(String refreshToken) {
        return json(tokens(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    public Map<String, Object> introspect(String token) {
        return json(introspection(token));
    }

    public UserAgent.Page introspection(String token) {
        return machine().post(endpoint("/restv1/introspection"), Map.of("token", token));
    }

    public UserAgent.Page userinfo(String accessToken) {
        return new UserAgent().with("Authorization", "Bearer " + accessToken).get(endpoint("/restv1/userinfo"));
    }

    public UserAgent.Page push(Map<String, String> form) {
        return machine().post(endpoint("/restv1/par"), form);
    }

    /** Claims of an id_token, its signature checked with the server's keys. */
    public Map<String, Object> verified(String idToken) {
        try {
            JWKSet keys = JWKSet.parse(new UserAgent().get(endpoint("/restv1/jwks")).body());
            SignedJWT jwt = SignedJWT.parse(idToken);
            boolean valid = jwt.verify(new com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(),
                    keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey().toRSAPublicKey()));
            if (!valid) {
                throw new AssertionError("the id_token's signature is wrong");
            }
            return jwt.getJWTClaimsSet().toJSONObject();
        } catch (ParseException | JOSEException e) {
            throw new AssertionError("the id_token can't be read", e);
        }
    }

    public static Map<String, Object> json(UserAgent.Page page) {
        try {
            return JSONObjectUtils.parse(page.body());
        } catch (ParseException e) {
            throw new AssertionError(page + " should be JSON: " + page.body(), e);
        }
    }
}

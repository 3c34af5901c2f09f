package io.obconnect.sandbox.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.as.server.service.ClientService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.json.JSONObject;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Opens and verifies request objects (RFC 9101) as the server does: what it takes and what it doesn't. */
@ApplicationScoped
public class RequestObjects {

    private static final Set<JWEAlgorithm> RSA = Set.of(JWEAlgorithm.RSA1_5, JWEAlgorithm.RSA_OAEP);
    private static final Set<JWEAlgorithm> KEY_WRAP = Set.of(JWEAlgorithm.A128KW, JWEAlgorithm.A256KW);

    @Inject
    private ServerKeys keys;
    @Inject
    private ClientService clients;
    @Inject
    private AppConfiguration configuration;
    @Inject
    private Settings settings;

    /**
     * Reads a request object. Fact: {@code exp} and {@code nbf} don't matter here, nor do the client's registered algorithms.
     *
     * @throws Refused where the server refuses it
     */
    public JwtAuthorizationRequest read(String encoded, Client client) throws Refused {
        try {
            int parts = encoded.split("\\.", -1).length;
            if (parts == 5) {
                return decrypted(encoded, client);
            }
            if (configuration.getRequireRequestObjectEncryption()) {
                throw new Refused("Request object is not encrypted.");
            }
            JWT jwt = JWTParser.parse(encoded);
            if (jwt instanceof SignedJWT signed) {
                verify(signed, client);
            }
            return new JwtAuthorizationRequest(encoded, new JSONObject(jwt.getJWTClaimsSet().toString()),
                    jwt.getHeader().getAlgorithm().getName());
        } catch (ParseException | JOSEException | RuntimeException e) {
            throw new Refused("The JWT is not well formed: " + e.getMessage());
        }
    }

    private JwtAuthorizationRequest decrypted(String encoded, Client client) throws Refused, ParseException, JOSEException {
        JWEObject object = JWEObject.parse(encoded);
        JWEAlgorithm algorithm = object.getHeader().getAlgorithm();
        if (RSA.contains(algorithm)) {
            object.decrypt(new RSADecrypter(keys.getPrivateKey(object.getHeader().getKeyID())));
        } else if (KEY_WRAP.contains(algorithm)) {
            object.decrypt(new AESDecrypter(wrappingKey(algorithm.equals(JWEAlgorithm.A256KW) ? 32 : 16, client)));
        } else {
            // fact: dir parses, and then fails
            throw new Refused("The key encryption algorithm is not supported");
        }
        SignedJWT nested = object.getPayload().toSignedJWT();
        if (nested != null) {
            verify(nested, client);
            return new JwtAuthorizationRequest(encoded, new JSONObject(nested.getJWTClaimsSet().toString()), algorithm.getName(),
                    nested.getHeader().getAlgorithm().getName());
        }
        if (settings.generation() == Generation.CURRENT) {
            // fact: since 2.0.0 an encrypted object must hold a signed JWT; JSON is refused, and so is a nested "alg": "none"
            throw new Refused("Plain JSON payloads are not allowed");
        }
        // facts: taken for base64url text of the JSON, not for JSON; and nobody asks who made it
        JSONObject payload = new JSONObject(Base64URL.from(object.getPayload().toString()).decodeToString());
        return new JwtAuthorizationRequest(encoded, payload, algorithm.getName());
    }

    /** Fact: the secret's bytes where they are as long as the key, else their SHA-256, cut. */
    private SecretKey wrappingKey(int length, Client client) {
        byte[] secret = clients.decrypt(client).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] key = secret.length == length ? secret
                    : Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(secret), length);
            return new SecretKeySpec(key, "AES");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void verify(SignedJWT jwt, Client client) throws Refused, ParseException, JOSEException {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        boolean valid;
        if (JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
            valid = MessageDigest.isEqual(mac(algorithm, jwt.getSigningInput(), client), jwt.getSignature().decode());
        } else {
            JWKSet registered = client.getJwks() == null ? new JWKSet() : JWKSet.parse(client.getJwks());
            List<JWK> candidates = new JWKSelector(JWKMatcher.forJWSHeader(jwt.getHeader())).select(registered);
            valid = false;
            for (JWK key : candidates) {
                valid |= jwt.verify(key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey()));
            }
        }
        if (!valid) {
            throw new Refused("The JWT signature is not valid");
        }
    }

    /** Source: the server takes secrets of any length, also shorter ones than RFC 7518 section 3.2 allows. */
    private byte[] mac(JWSAlgorithm algorithm, byte[] input, Client client) throws JOSEException {
        try {
            Mac mac = Mac.getInstance("HmacSHA" + algorithm.getName().substring(2));
            mac.init(new SecretKeySpec(clients.decrypt(client).getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new JOSEException("no HMAC", e);
        }
    }

    /** The server won't have a request object; the message is its reason. */
    public static final class Refused extends Exception {
        Refused(String reason) {
            super(reason);
        }
    }
}

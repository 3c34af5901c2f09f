package io.obconnect.sandbox;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

import org.json.JSONObject;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** Request objects as clients make them, good and bad. */
final class TestObjects {

    private TestObjects() {
    }

    static String now() {
        return String.valueOf(System.currentTimeMillis() / 1000);
    }

    /** The payload of these parameters; numbers stay numbers. */
    static JSONObject payload(Map<String, String> parameters, JSONObject claims) {
        JSONObject payload = new JSONObject();
        parameters.forEach((name, value) -> payload.put(name,
                List.of("exp", "nbf", "iat").contains(name) ? (Object) Long.parseLong(value) : value));
        return claims == null ? payload : payload.put("claims", claims);
    }

    static String hs256(Map<String, String> parameters, JSONObject claims, String secret) throws JOSEException {
        JWSObject object = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload(parameters, claims).toString()));
        object.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return object.serialize();
    }

    static String signed(Map<String, String> parameters, JWSAlgorithm algorithm, JWK key) throws JOSEException {
        JWSObject object = new JWSObject(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                new Payload(payload(parameters, null).toString()));
        object.sign(key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey()));
        return object.serialize();
    }

    static String encrypted(String payload, JWEAlgorithm algorithm, EncryptionMethod method, JWEEncrypter encrypter, String kid)
            throws JOSEException {
        JWEObject object = new JWEObject(new JWEHeader.Builder(algorithm, method).keyID(kid).build(), new Payload(payload));
        object.encrypt(encrypter);
        return object.serialize();
    }

    static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}

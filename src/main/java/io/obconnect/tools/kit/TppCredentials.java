package io.obconnect.tools.kit;

import io.obconnect.message.Json;
import io.obconnect.message.Jwe;
import io.obconnect.message.SharedSecret;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.AesKey;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a TPP proves itself with.
 *
 * @param secret the client's, as registered
 * @param key signs with PS256 where it is RSA and with ES256 where it is on P-256; without it HS256 under the secret
 * @param kid the key's name in the client's registered key set
 */
record TppCredentials(Optional<String> secret, Optional<PrivateKey> key, Optional<String> kid) {

    /**
     * A private key as {@code openssl genpkey} writes it: PKCS #8 in PEM, RSA or on P-256.
     *
     * @throws Unreadable where the file holds none
     */
    static PrivateKey key(Path file) {
        byte[] octets;
        try {
            octets = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("The key's file can't be read, or isn't PEM.");
        }
        for (String type : new String[] {"RSA", "EC"}) {
            try {
                PrivateKey key = KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(octets));
                if (key instanceof ECPrivateKey curve && curve.getParams().getOrder().bitLength() != 256) {
                    throw new Unreadable("The key isn't on P-256.");
                }
                return key;
            } catch (GeneralSecurityException e) {
                // the other type, perhaps
            }
        }
        throw new Unreadable("The key must be RSA or on P-256, in PKCS #8 (-----BEGIN PRIVATE KEY-----).");
    }

    /** A signed JWT, compact (RFC 7515). */
    String signed(Map<String, ?> claims, String type) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setHeader("typ", type);
        jws.setAlgorithmHeaderValue(key.map(one -> one instanceof ECPrivateKey ? "ES256" : "PS256").orElse("HS256"));
        kid.filter(name -> key.isPresent()).ifPresent(jws::setKeyIdHeaderValue);
        jws.setKey(key.map(Key.class::cast).orElseGet(() -> new HmacKey(required().getBytes(StandardCharsets.UTF_8))));
        jws.setDoKeyValidation(false); // the auth server takes a secret of any length
        jws.setPayload(Json.text(claims));
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new Unreadable("The key can't sign.");
        }
    }

    /** {@code dir} and {@code A256GCM} under the client's secret (protocol section 1). */
    String encrypted(String plain, SecureRandom random) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("enc", "A256GCM");
        header.put("alg", "dir");
        return Jwe.encrypt(header, new AesKey(SharedSecret.candidateKeys(required()).get(0)), random, plain.getBytes(StandardCharsets.UTF_8));
    }

    private String required() {
        return secret.orElseThrow(() -> new Unreadable("There is no client secret: give --client-secret-file, or set " + Ask.VARIABLE + "."));
    }

    @Override
    public String toString() {
        return "TppCredentials[…]";
    }
}

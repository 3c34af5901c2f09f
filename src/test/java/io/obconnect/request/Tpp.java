package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.KeyRing;
import io.obconnect.message.SharedSecret;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.AesKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A TPP with real keys, the server it talks to, and our configuration. */
final class Tpp {

    static final String ID = "tpp-1";
    static final String INTENT = "72663272-0648-427c-bad4-6dc2cdc0c0a1";
    static final String REDIRECT_URI = "https://tpp.example.com/cb";
    static final String ISSUER = "https://auth.example.com";
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    /** 39 characters, as secrets of existing TPPs may have */
    static final String SHARED_SECRET = "a-shared-secret-of-thirty-nine-letters!";
    static final String CLIENT_SECRET = "a client secret of some length";

    static final PublicJsonWebKey RSA = rsa("rsa-1");
    static final PublicJsonWebKey EC = ec("ec-1");
    static final PublicJsonWebKey SERVER_KEY = rsa("server-enc");
    static final String JWKS = new JsonWebKeySet(RSA, EC).toJson(OutputControlLevel.PUBLIC_ONLY);

    static final ClientKeys KEYS = new RegisteredClientKeys(java.time.Clock.systemUTC());
    static final Server SERVER = new Server(false, false, "obconnect");

    private Tpp() {
    }

    record Server(boolean fapi, boolean signedRequestsOnly, String defaultAcr) implements AuthServer {
        @Override
        public String issuer() {
            return ISSUER;
        }

        @Override
        public Duration codeLifetime() {
            return Duration.ofMinutes(1);
        }

        @Override
        public boolean isOurAcr(String acr) {
            return Set.of("obconnect", "urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca").contains(acr);
        }

        @Override
        public String ourAcr() {
            return "obconnect";
        }

        @Override
        public Optional<PrivateKey> decryptionKey(String kid) {
            return "server-enc".equals(kid) ? Optional.of(SERVER_KEY.getPrivateKey()) : Optional.empty();
        }
    }

    static Client client() {
        return client(Optional.of(CLIENT_SECRET), Optional.empty(), Optional.empty());
    }

    static Client client(Optional<String> secret, Optional<String> signing, Optional<String> encryption) {
        return new Client(ID, "TPP", secret, Optional.of(JWKS), Optional.empty(), List.of(REDIRECT_URI), List.of("code", "id_token"),
                signing, encryption, true, false, true, java.util.Set.of());
    }

    static Client client(List<String> redirectUris, List<String> responseTypes, boolean tokenScript) {
        return new Client(ID, "TPP", Optional.of(CLIENT_SECRET), Optional.of(JWKS), Optional.empty(), redirectUris, responseTypes,
                Optional.empty(), Optional.empty(), true, false, tokenScript, java.util.Set.of());
    }

    static Configuration configuration() {
        return configuration(MessageProfile.LEGACY, Optional.empty(), true, ID);
    }

    static Configuration configuration(MessageProfile profile, Optional<String> requestSecret, boolean bare, String... tpps) {
        return new Configuration(secret(SHARED_SECRET), List.of(), requestSecret.map(Tpp::secret), List.of(tpps), "TPP", "Bank",
                Duration.ofMinutes(5), Optional.empty(), URI.create("https://bank.example.com"), ISSUER, profile, Configuration.Subject.INTENT,
                Configuration.AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth", bare, Optional.empty());
    }

    static KeyedConfiguration keyed(Configuration configuration) {
        return KeyedConfiguration.of(configuration, "the-salt-of-the-server-012345".getBytes(StandardCharsets.UTF_8));
    }

    static KeyRing ring() {
        return new KeyRing(secret(SHARED_SECRET), List.of());
    }

    /** What becomes of an object in a call that asks for us, with these other parameters. */
    static Outcome<ValidatedRequest> verify(String object, Map<String, String> query, Client client, Configuration configuration, AuthServer server,
            Instant now) {
        Map<String, String> call = new LinkedHashMap<>(query);
        call.putIfAbsent("acr_values", "obconnect");
        call.put("request", object);
        ValidationResult result = new AuthorizationRequestValidation(KEYS, id -> Optional.of(client).filter(known -> known.id().equals(id)),
                reference -> Optional.empty(), (clientId, intent) -> false, server, Clock.fixed(now, ZoneOffset.UTC))
                .validate(Endpoint.AUTHORIZE, ParametersTest.of(call), keyed(configuration));
        if (result instanceof ValidationResult.Invalid invalid) {
            return Outcome.refuse(invalid.refusal());
        }
        return result instanceof ValidationResult.Valid valid ? Outcome.accept(valid.request()) : Outcome.refuse(ErrorCode.INTENT_MISSING, "not ours");
    }

    static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.UTF_8));
    }

    // payloads

    static String topLevel() {
        return "{\"openbanking_intent_id\":\"" + INTENT + "\"}";
    }

    static String claims(String more) {
        return "{\"client_id\":\"tpp-1\",\"response_type\":\"code\",\"redirect_uri\":\"" + REDIRECT_URI + "\",\"scope\":\"openid accounts\","
                + "\"claims\":{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"" + INTENT + "\",\"essential\":true}}}" + more + "}";
    }

    static String claims() {
        return claims("");
    }

    // objects

    static String dir(String payload, String secret) {
        return encrypt("dir", "A256GCM", new AesKey(key(secret)), payload);
    }

    static String wrapped(String algorithm, String encryption, String payload, String secret) {
        return encrypt(algorithm, encryption, SymmetricKeys.wrapping(secret, algorithm), payload);
    }

    static String toServer(String algorithm, String encryption, String payload) {
        return encrypt(algorithm, encryption, SERVER_KEY.getPublicKey(), payload);
    }

    private static String encrypt(String algorithm, String encryption, Key key, String payload) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jwe.setAlgorithmHeaderValue(algorithm);
            jwe.setEncryptionMethodHeaderParameter(encryption);
            if (algorithm.startsWith("RSA")) {
                jwe.setKeyIdHeaderValue("server-enc");
            }
            jwe.setKey(key);
            jwe.setPlaintext(payload);
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(String algorithm, String payload) {
        PublicJsonWebKey key = algorithm.startsWith("ES") ? EC : RSA;
        return algorithm.startsWith("HS")
                ? signed(algorithm, payload, new HmacKey(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8)), null)
                : signed(algorithm, payload, key.getPrivateKey(), key.getKeyId());
    }

    static String signed(String algorithm, String payload, Key key, String kid) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setAlgorithmHeaderValue(algorithm);
            if (kid != null) {
                jws.setKeyIdHeaderValue(kid);
            }
            jws.setDoKeyValidation(false);
            jws.setKey(key);
            jws.setPayload(payload);
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key rule. */
    static byte[] key(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        return octets.length == 32 ? octets : sha256(octets);
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicJsonWebKey rsa(String kid) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey ec(String kid) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}

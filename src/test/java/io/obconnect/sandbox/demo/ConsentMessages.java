package io.obconnect.sandbox.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The messages between auth server and Consent App in the sandbox's protocol (protocol sections 2 and 3): legacy with one key, strict with one
 * for each direction, {@code typ}, {@code kid} and the claims that name the parties.
 */
final class ConsentMessages {

    private static final String REQUEST_TYPE = "obconnect-request+jwt";
    private static final String RESPONSE_TYPE = "obconnect-response+jwt";
    private static final String REVOCATION_TYPE = "obconnect-revocation+jwt";
    private static final Duration REVOCATION_LIFETIME = Duration.ofMinutes(4);

    private final boolean strict;
    private final byte[] requestKey;
    private final byte[] responseKey;
    private final String authServer;
    private final String consentApp;

    /**
     * @param authServer the issuer
     * @param consentApp the Consent App's origin
     */
    ConsentMessages(String sharedSecret, boolean strict, String authServer, String consentApp) {
        byte[] key = SealedMessage.key(sharedSecret);
        this.strict = strict;
        this.requestKey = strict ? derived(key, "obconnect request v1") : key;
        this.responseKey = strict ? derived(key, "obconnect response v1") : key;
        this.authServer = authServer;
        this.consentApp = consentApp;
    }

    /** In words, for whoever watches. */
    String key() {
        return strict ? "a key derived from the shared secret" : "the shared secret";
    }

    /** @throws JOSEException where it isn't authentic, or not for this Consent App */
    SealedMessage openRequest(String compact) throws JOSEException {
        SealedMessage message = SealedMessage.open(compact, requestKey);
        if (strict && !(REQUEST_TYPE.equals(message.header().get("typ")) && authServer.equals(message.payload().get("iss"))
                && consentApp.equals(message.payload().get("aud")))) {
            throw new JOSEException("not a request of the auth server to this Consent App");
        }
        return message;
    }

    /** @throws JOSEException where it isn't authentic */
    SealedMessage openAnswer(String compact) throws JOSEException {
        return SealedMessage.open(compact, responseKey);
    }

    /** What is sealed, with what the protocol adds. */
    Map<String, Object> complete(Map<String, Object> answer, Instant now) {
        Map<String, Object> all = new LinkedHashMap<>(answer);
        if (strict) {
            all.put("iss", consentApp);
            all.put("aud", authServer);
            all.put("iat", now.getEpochSecond());
            all.put("jti", Recent.randomKey());
        }
        return all;
    }

    /** @param kid of the request's header */
    JWEHeader header(Optional<String> kid) {
        JWEHeader.Builder header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
        kid.ifPresent(header::keyID);
        return (strict ? header.type(new JOSEObjectType(RESPONSE_TYPE)) : header).build();
    }

    /** That a consent has ended; its header says so in both protocols. */
    Map<String, Object> revocation(String consentId, String intent, Instant now) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("consent_id", consentId);
        all.put("openbanking_intent_id", intent);
        all.put("iat", now.toEpochMilli() / 1000.0);
        all.put("exp", now.plus(REVOCATION_LIFETIME).getEpochSecond());
        all.put("jti", Recent.randomKey());
        all.put("reason", "withdrawn by the person");
        if (strict) {
            all.put("iss", consentApp);
            all.put("aud", authServer);
        }
        return all;
    }

    JWEHeader revocationHeader() {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).type(new JOSEObjectType(REVOCATION_TYPE)).build();
    }

    String seal(JWEHeader header, Map<String, Object> answer) {
        return SealedMessage.seal(header, answer, responseKey);
    }

    /** HKDF-SHA-256 (RFC 5869) with an empty salt, for one block. */
    private static byte[] derived(byte[] key, String label) {
        return hmac(hmac(new byte[32], key), (label + "\u0001").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] octets) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

package io.obconnect.message;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Real keys, parties and messages for tests; answers are sealed by another JOSE library. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String UID = "obconnect_mnxw443fnz2gk3tfmrqxg2ldmu";
    static final String INTENT = "72663272-0648-427c-bad4-6dc2cdc0c0a1";
    static final SharedSecret SECRET = secret("a secret for examples: thirty-nine char");
    static final SharedSecret OLD_SECRET = secret("the secret that was in use before");
    static final KeyRing RING = new KeyRing(SECRET, List.of());
    static final Parties PARTIES = Parties.of("https://auth.example.com", URI.create("https://bank.example.com/consent?brand=1"));
    static final Expectation EXPECTED = Expectation.journey(UID);

    private Samples() {
    }

    static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.UTF_8));
    }

    static ConsentRequestSealer sealer(MessageProfile profile, KeyRing ring) {
        return new ConsentRequestSealer(profile, ring, PARTIES, new SecureRandom());
    }

    static AnswerOpener opener(MessageProfile profile, KeyRing ring) {
        return new AnswerOpener(profile, ring, PARTIES);
    }

    static ConsentRequest request() {
        return new ConsentRequest("https://auth.example.com/jans-auth/obconnect/return/dGlja2V0", UID, INTENT, "tpp-1",
                "openid accounts", List.of("urn:openbanking:psd2:sca"), NOW, NOW.plusSeconds(300), "jti-1", "Example TPP",
                "Example Bank");
    }

    static Map<String, Object> approval() {
        return Map.of("login", Map.of("account", INTENT, "acr", "urn:openbanking:psd2:sca"),
                "consent", Map.of("consent_id", "consent-1"));
    }

    /** A legacy answer, whole. */
    static Map<String, Object> legacyAnswer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("uid", UID);
        answer.put("exp", NOW.plusSeconds(60).getEpochSecond());
        answer.put("result", approval());
        return answer;
    }

    /** A strict answer, whole. */
    static Map<String, Object> strictAnswer() {
        Map<String, Object> answer = legacyAnswer();
        answer.put("iss", "https://bank.example.com");
        answer.put("aud", "https://auth.example.com");
        answer.put("iat", NOW.getEpochSecond());
        answer.put("jti", "answer-1");
        return answer;
    }

    static RevocationOpener revocationOpener(MessageProfile profile, KeyRing ring) {
        return new RevocationOpener(profile, ring, PARTIES);
    }

    /** A revocation, whole; in strict with what that demands. */
    static Map<String, Object> revocation(MessageProfile profile) {
        Map<String, Object> revocation = new LinkedHashMap<>();
        revocation.put("consent_id", "consent-1");
        revocation.put("openbanking_intent_id", INTENT);
        revocation.put("iat", NOW.getEpochSecond());
        revocation.put("exp", NOW.plusSeconds(300).getEpochSecond());
        revocation.put("jti", "revocation-1");
        revocation.put("reason", "withdrawn by the customer");
        if (profile == MessageProfile.STRICT) {
            revocation.put("iss", "https://bank.example.com");
            revocation.put("aud", "https://auth.example.com");
        }
        return revocation;
    }

    static JWEHeader.Builder revocationHeader() {
        return header().type(new JOSEObjectType("obconnect-revocation+jwt"));
    }

    static String sealRevocation(MessageProfile profile, SharedSecret secret, Map<String, Object> revocation) {
        return seal(revocationHeader().build(), profile == MessageProfile.STRICT ? responseKey(secret) : secret.key(), new Payload(revocation));
    }

    static JWEHeader.Builder header() {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
    }

    static JWEHeader.Builder strictHeader() {
        return header().type(new JOSEObjectType("obconnect-response+jwt"));
    }

    static String seal(SharedSecret secret, Map<String, Object> answer) {
        return seal(header().build(), secret.key(), new Payload(answer));
    }

    static String sealStrict(SharedSecret secret, Map<String, Object> answer) {
        return seal(strictHeader().build(), responseKey(secret), new Payload(answer));
    }

    static byte[] responseKey(SharedSecret secret) {
        return Hkdf.key(new byte[0], secret.key(), "obconnect response v1");
    }

    static String seal(JWEHeader header, byte[] key, Payload payload) {
        try {
            JWEObject jwe = new JWEObject(header, payload);
            jwe.encrypt(new DirectEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code of a refusal; null where it was accepted. */
    static ErrorCode code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : null;
    }

    static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    /** Gives the same octets again and again, for messages that must come out byte for byte. */
    static SecureRandom fixed(byte[] octets) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] target) {
                System.arraycopy(octets, 0, target, 0, target.length);
            }
        };
    }
}

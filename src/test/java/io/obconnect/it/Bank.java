package io.obconnect.it;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The bank's Consent App, seen from the wire: opens sessionData and seals answers, in the legacy profile (protocol sections 2 and 3). */
public final class Bank {

    private final byte[] key;

    public Bank(String sharedSecret) {
        this.key = key(sharedSecret);
    }

    /** The key rule. */
    public static byte[] key(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        try {
            return octets.length == 32 ? octets : MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the auth server asked. */
    public record Question(Map<String, Object> message, String sealed, Map<String, Object> header) {

        public String uid() {
            return (String) message.get("uid");
        }

        public String returnTo() {
            return (String) message.get("returnTo");
        }

        public String intent() {
            Map<?, ?> details = (Map<?, ?>) ((Map<?, ?>) message.get("prompt")).get("details");
            return (String) ((Map<?, ?>) details.get("openbanking_intent_id")).get("value");
        }
    }

    /** Reads the redirect to the Consent App. */
    public Question asked(URI redirect) {
        String sealed = UserAgent.parameters(redirect.getRawQuery()).get("sessionData");
        if (sealed == null) {
            throw new AssertionError("no sessionData in " + redirect);
        }
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            jwe.decrypt(new DirectDecrypter(key));
            return new Question(jwe.getPayload().toJSONObject(), sealed, jwe.getHeader().toJSONObject());
        } catch (ParseException | JOSEException e) {
            throw new AssertionError("the Consent App can't open the message", e);
        }
    }

    public Map<String, Object> approval(Question question, String consentId) {
        return approval(question, consentId, "urn:openbanking:psd2:sca");
    }

    public Map<String, Object> approval(Question question, String consentId, String acr) {
        Map<String, Object> login = new LinkedHashMap<>();
        login.put("account", question.intent());
        if (acr != null) {
            login.put("acr", acr);
        }
        Map<String, Object> consent = new LinkedHashMap<>();
        if (consentId != null) {
            consent.put("consent_id", consentId);
        }
        return answer(question, Map.of("login", login, "consent", consent));
    }

    public Map<String, Object> denial(Question question) {
        return answer(question, Map.of("error", "access_denied", "error_description", "The person said no"));
    }

    public Map<String, Object> answer(Question question, Map<String, Object> result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("uid", question.uid());
        answer.put("exp", question.message().get("exp")); // as long as the question, on the server's clock
        answer.put("result", result);
        return answer;
    }

    public String seal(Map<String, Object> answer) {
        return seal(new Payload(answer));
    }

    public String seal(Payload payload) {
        return seal(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), payload);
    }

    private String seal(JWEHeader header, Payload payload) {
        try {
            JWEObject jwe = new JWEObject(header, payload);
            jwe.encrypt(new DirectEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message that a consent has ended, said now, for five minutes (protocol section 8). */
    public static Map<String, Object> revocation(String consentId, String intent, Instant said) {
        Map<String, Object> revocation = new LinkedHashMap<>();
        if (consentId != null) {
            revocation.put("consent_id", consentId);
        }
        if (intent != null) {
            revocation.put("openbanking_intent_id", intent);
        }
        revocation.put("iat", said.toEpochMilli() / 1000.0);
        revocation.put("exp", said.getEpochSecond() + 300);
        revocation.put("jti", UUID.randomUUID().toString());
        return revocation;
    }

    public String sealRevocation(Map<String, Object> revocation) {
        return seal(new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).type(new JOSEObjectType("obconnect-revocation+jwt")).build(),
                new Payload(revocation));
    }

    /** The address that the Consent App sends the browser to. */
    public URI back(Question question, Map<String, Object> answer) {
        return URI.create(question.returnTo() + "?sessionData=" + seal(answer));
    }
}

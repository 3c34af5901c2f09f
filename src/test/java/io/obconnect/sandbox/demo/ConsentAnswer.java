package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JWEHeader;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The answers that the Consent App seals (protocol section 3), the odd ones included. */
enum ConsentAnswer {
    APPROVE("approve", "approved"),
    REJECT("reject", "denied"),
    /** approved, but the message has been on its way for too long */
    EXPIRED("expired", "approved in a message that has expired"),
    /** approved, and then a bit of it flips */
    TAMPERED("tampered", "approved in a message that somebody changed");

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration LONG_AGO = Duration.ofMinutes(2);

    private final String decision;
    private final String inWords;

    ConsentAnswer(String decision, String inWords) {
        this.decision = decision;
        this.inWords = inWords;
    }

    /** The value of the consent form's button. */
    String decision() {
        return decision;
    }

    String inWords() {
        return inWords;
    }

    /** What is sealed. */
    Map<String, Object> payload(ConsentAsked asked, BankLogin.Person person, Instant now) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("uid", asked.uid());
        payload.put("exp", (this == EXPIRED ? now.minus(LONG_AGO) : now.plus(LIFETIME)).getEpochSecond());
        payload.put("result", this == REJECT
                ? Map.of("error", "access_denied", "error_description", "the person rejected the payment")
                : Map.of("login", Map.of("account", asked.intent(), "acr", person.acr()),
                        "consent", Map.of("consent_id", "consent-" + UUID.randomUUID())));
        return payload;
    }

    /** The bank's id of the consent, where this gives one. */
    Optional<String> consentId(Map<String, Object> payload) {
        return this == APPROVE ? Optional.of((String) ((Map<?, ?>) ((Map<?, ?>) payload.get("result")).get("consent")).get("consent_id")) : Optional.empty();
    }

    /** What travels. */
    String sealed(ConsentMessages messages, JWEHeader header, Map<String, Object> payload) {
        String sealed = messages.seal(header, payload);
        return this == TAMPERED ? SealedMessage.flipOneBit(sealed) : sealed;
    }
}

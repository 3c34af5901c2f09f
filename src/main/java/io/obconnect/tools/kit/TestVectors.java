package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.message.Base64Url;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Parties;
import io.obconnect.message.SharedSecret;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Messages for a Consent App's own tests, under secrets that everybody knows: requests that it must open, what it may answer, and what the auth
 * server says to each wrong answer.
 */
final class TestVectors {

    private static final String HOSTNAME = "https://auth.example.com";
    private static final URI CONSENT_APP = URI.create("https://bank.example.com/consent");
    private static final Map<String, String> SECRETS = secrets();
    private static final String USUAL = "a secret of 39 octets is hashed";

    private final Surroundings surroundings;

    TestVectors(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put(USUAL, "a secret for examples: thirty-nine char");
        secrets.put("a secret of 32 octets is the key", "exactly-thirty-two-octets-secret");
        secrets.put("a secret of 31 octets is hashed", "only-thirty-one-octets-secret-a");
        secrets.put("a secret counts octets, not characters", "schlüssel-aus-dreißig-zeichen");
        return secrets;
    }

    /** The requests, both profiles, each with the key and the plaintext. */
    List<Map<String, Object>> requests() {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (MessageProfile profile : MessageProfile.values()) {
            SECRETS.forEach((name, secret) -> vectors.add(request(name, profile, secret)));
        }
        return vectors;
    }

    /** Answers, right and wrong, each with what the auth server says at {@code now}. */
    List<Map<String, Object>> answers() {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (MessageProfile profile : MessageProfile.values()) {
            vectors.add(answer("approved", profile, Decision.APPROVE, Optional.empty()));
            vectors.add(answer("denied", profile, Decision.DENY, Optional.empty()));
            for (Misbehaviour misbehaviour : Misbehaviour.values()) {
                if (misbehaviour.possible(profile) && misbehaviour.inMessage()) {
                    vectors.add(answer(misbehaviour.deed(), profile, Decision.APPROVE, Optional.of(misbehaviour)));
                }
            }
        }
        return vectors;
    }

    /** Revocations, right and wrong, each with what the auth server says at {@code now}. */
    List<Map<String, Object>> revocations() {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (MessageProfile profile : MessageProfile.values()) {
            vectors.add(revocation("by consent_id", profile, Optional.empty(), payload -> payload.remove("openbanking_intent_id")));
            vectors.add(revocation("by openbanking_intent_id", profile, Optional.empty(), payload -> payload.remove("consent_id")));
            vectors.add(revocation("by both, with a reason", profile, Optional.empty(), payload -> payload.put("reason", "withdrawn by the customer")));
            vectors.add(revocation("without an id", profile, Optional.of(ErrorCode.REVOCATION_UNUSABLE), payload -> {
                payload.remove("consent_id");
                payload.remove("openbanking_intent_id");
            }));
            vectors.add(revocation("an id that is none", profile, Optional.of(ErrorCode.REVOCATION_UNUSABLE), payload -> payload.put("consent_id", "two words")));
            vectors.add(revocation("lives too long", profile, Optional.of(ErrorCode.REVOCATION_UNUSABLE), payload -> payload.merge("exp", 1L,
                    (exp, more) -> (Long) exp + (Long) more)));
            vectors.add(revocation("without exp", profile, Optional.of(ErrorCode.REVOCATION_UNUSABLE), payload -> payload.remove("exp")));
            vectors.add(revocation("without iat", profile, Optional.of(ErrorCode.REVOCATION_UNUSABLE), payload -> payload.remove("iat")));
        }
        return vectors;
    }

    private Map<String, Object> revocation(String name, MessageProfile profile, Optional<ErrorCode> code, Consumer<Map<String, Object>> change) {
        String secret = SECRETS.get(USUAL);
        Wire wire = wire(profile, secret);
        RevocationWriter writer = new RevocationWriter(wire, surroundings);
        Map<String, Object> payload = writer.payload(new RevocationWriter.Choices(Optional.of("consent-4711"),
                Optional.of(RequestWriter.Choices.USUAL.intent()), Optional.empty(), Duration.ofMinutes(5)));
        change.accept(payload);
        Map<String, Object> vector = vector(name, profile, secret);
        vector.put("key", Base64Url.encode(wire.counterpart(surroundings.random()).key(Direction.RESPONSE)));
        vector.put("now", surroundings.clock().instant().getEpochSecond());
        vector.put("payload", Json.text(payload));
        vector.put("revocation", writer.seal(payload));
        code.ifPresentOrElse(known -> vector.put("code", known.id()), () -> vector.put("means", "ended"));
        return vector;
    }

    private Map<String, Object> request(String name, MessageProfile profile, String secret) {
        Wire wire = wire(profile, secret);
        Question question = new RequestWriter(wire, surroundings).write(RequestWriter.Choices.USUAL);
        ConsentAppCodec counterpart = wire.counterpart(surroundings.random());
        Map<String, Object> vector = vector(name, profile, secret);
        vector.put("key", Base64Url.encode(counterpart.key(Direction.REQUEST)));
        vector.put("payload", counterpart.open(Direction.REQUEST, question.sealed())
                .fold(contents -> new String(contents.payload(), StandardCharsets.UTF_8), refusal -> {
                    throw new IllegalStateException(refusal.toString());
                }));
        vector.put("sessionData", question.sealed());
        return vector;
    }

    private Map<String, Object> answer(String name, MessageProfile profile, Decision decision, Optional<Misbehaviour> misbehaviour) {
        String secret = SECRETS.get(USUAL);
        Wire wire = wire(profile, secret);
        Question question = new RequestWriter(wire, surroundings).write(RequestWriter.Choices.USUAL);
        Reply reply = new AnswerWriter(wire, surroundings).write(question, decision, AnswerWriter.Approval.USUAL,
                misbehaviour.map(Set::of).orElse(Set.of()));
        Map<String, Object> vector = vector(name, profile, secret);
        vector.put("key", Base64Url.encode(wire.counterpart(surroundings.random()).key(Direction.RESPONSE)));
        vector.put("now", surroundings.clock().instant().getEpochSecond());
        vector.put("request", question.sealed());
        vector.put("uid", question.uid());
        vector.put("intent", question.intent());
        vector.put("sessionData", reply.messages());
        misbehaviour.ifPresentOrElse(known -> vector.put("code", known.code().id()), () -> vector.put("means", name));
        return vector;
    }

    private static Map<String, Object> vector(String name, MessageProfile profile, String secret) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("name", name);
        vector.put("protocol", profile.name().toLowerCase(Locale.ROOT));
        vector.put("secret", secret);
        vector.put("hostname", HOSTNAME);
        vector.put("consent_app", CONSENT_APP.toString());
        return vector;
    }

    private static Wire wire(MessageProfile profile, String secret) {
        return new Wire(profile, new KeyRing(SharedSecret.ofOctets(secret.getBytes(StandardCharsets.UTF_8)), List.of()),
                Parties.of(HOSTNAME, CONSENT_APP), true);
    }
}

package io.obconnect.tools.kit;

import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;
import io.obconnect.message.KeyRing;
import io.obconnect.message.SharedSecret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the JSON of an answer before it is sealed. It is sealed under a random secret made for this. The auth server's own guards and the
 * {@link Judge} decide whether it is accepted; the other findings are advice.
 */
final class AnswerLint {

    private static final int SECRET_OCTETS = 32;
    private static final Set<String> STRICT_MEMBERS = Set.of("iss", "aud", "iat", "jti");

    private AnswerLint() {
    }

    /** @param question if it is known what was asked */
    static List<Finding> look(WireOptions options, byte[] json, Optional<Question> question, Surroundings surroundings) {
        Wire wire = options.wire(new KeyRing(SharedSecret.ofOctets(surroundings.octets(SECRET_OCTETS)), List.of()));
        String typ = wire.profile() == MessageProfile.STRICT ? ",\"typ\":\"obconnect-response+jwt\"" : "";
        String sealed = wire.counterpart(surroundings.random()).seal(Direction.RESPONSE, "{\"alg\":\"dir\",\"enc\":\"A256GCM\"" + typ + "}",
                json);
        Map<String, Object> members = Json.object(json).orElse(Map.of());
        Instant now = surroundings.clock().instant();
        String uid = question.map(Question::uid).orElseGet(() -> String.valueOf(members.get("uid")));
        List<Finding> findings = new ArrayList<>();
        findings.add(Judge.judge(wire, sealed, uid, question, now)
                .fold(opened -> Finding.good("The answer is accepted."), refusal -> Finding.refused("The answer", refusal)));
        Lifetime.look(members, now).ifPresent(findings::add);
        otherProtocol(members, wire.profile()).ifPresent(findings::add);
        advise(members, question.isPresent(), findings);
        return findings;
    }

    /** The members that only strict has tell which one was meant. */
    private static Optional<Finding> otherProtocol(Map<String, Object> members, MessageProfile profile) {
        boolean all = members.keySet().containsAll(STRICT_MEMBERS);
        if (profile == MessageProfile.LEGACY && all) {
            return Optional.of(Finding.warning("It has iss, aud, iat and jti, as answers of the strict protocol do: --protocol strict looks at them too."));
        }
        return profile == MessageProfile.STRICT && STRICT_MEMBERS.stream().noneMatch(members::containsKey) && !members.isEmpty()
                ? Optional.of(Finding.warning("It reads like an answer of the legacy protocol: --protocol legacy looks at it as one."))
                : Optional.empty();
    }

    private static void advise(Map<String, Object> members, boolean compared, List<Finding> findings) {
        if (!members.containsKey("exp")) {
            findings.add(Finding.warning("There is no exp: the answer can be replayed until the journey ends. 60 seconds are plenty."));
        }
        if (members.get("result") instanceof Map<?, ?> result && result.get("consent") instanceof Map<?, ?> consent
                && consent.get("consent_id") == null) {
            findings.add(Finding.warning("There is no consent_id: the intent will stand for it in the tokens."));
        }
        if (members.get("result") instanceof Map<?, ?> result && result.get("login") instanceof Map<?, ?> login && login.get("acr") == null) {
            findings.add(Finding.warning("There is no acr: if the TPP insists on one, it gets unmet_authentication_requirements."));
        }
        if (!compared && !members.isEmpty()) {
            findings.add(Finding.warning("Nothing says what was asked: uid, account and acr weren't compared. Give --request."));
        }
    }
}

package io.obconnect.tools.kit;

import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;
import io.obconnect.message.Uids;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the bank's message that a consent has ended (protocol section 8). */
final class RevocationWriter {

    /** Where it is posted, below the auth server's issuer. */
    static final String PATH = "/jans-auth/obconnect/revocations";
    static final String FIELD = "revocation";
    static final String TYPE = "obconnect-revocation+jwt";

    private final Wire wire;
    private final Surroundings surroundings;

    RevocationWriter(Wire wire, Surroundings surroundings) {
        this.wire = wire;
        this.surroundings = surroundings;
    }

    /** At least one of both ids; whether that is so, and the rest right, is the auth server's to say. */
    record Choices(Optional<String> consentId, Optional<String> intent, Optional<String> reason, Duration lifetime) {
    }

    Map<String, Object> payload(Choices choices) {
        long now = surroundings.clock().instant().getEpochSecond();
        Map<String, Object> payload = new LinkedHashMap<>();
        choices.consentId().ifPresent(id -> payload.put("consent_id", id));
        choices.intent().ifPresent(id -> payload.put("openbanking_intent_id", id));
        payload.put("iat", now);
        payload.put("exp", now + choices.lifetime().toSeconds());
        payload.put("jti", new Uids(surroundings.random()).jti());
        choices.reason().ifPresent(reason -> payload.put("reason", reason));
        if (wire.profile() == MessageProfile.STRICT) {
            payload.put("iss", wire.parties().consentApp());
            payload.put("aud", wire.parties().authServer());
        }
        return payload;
    }

    /** The compact serialization; the kid only while secrets rotate, as answers have it. */
    String seal(Map<String, Object> payload) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("enc", "A256GCM");
        header.put("alg", "dir");
        if (wire.ring().rotating()) {
            header.put("kid", wire.ring().current().kid());
        }
        header.put("typ", TYPE);
        return wire.counterpart(surroundings.random())
                .seal(Direction.RESPONSE, Json.text(header), Json.text(payload).getBytes(StandardCharsets.UTF_8));
    }
}

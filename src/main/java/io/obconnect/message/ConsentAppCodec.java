package io.obconnect.message;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.jwx.JsonWebStructure;

/**
 * The other end of the wire: opens what the {@link ConsentRequestSealer} made and seals what the {@link AnswerOpener} opens. Tools for
 * builders of Consent Apps use it, the server never does. It seals whatever it is given, wrong messages too, and of what it opens it
 * checks nothing but the envelope.
 */
public final class ConsentAppCodec {

    private final MessageProfile profile;
    private final KeyRing ring;
    private final SecureRandom random;

    /** @param random gives the IVs */
    public ConsentAppCodec(MessageProfile profile, KeyRing ring, SecureRandom random) {
        this.profile = profile;
        this.ring = ring;
        this.random = random;
    }

    /**
     * What was inside.
     *
     * @param header the protected header
     * @param payload the plaintext, as sealed
     * @param use which secret opened it
     */
    public record Contents(Map<String, Object> header, byte[] payload, KeyStatus use) {

        @Override
        public String toString() {
            return "Contents[…]";
        }
    }

    /** The protected header, which nobody has to open; empty where the text isn't a compact JWE or its header no acceptable JSON. */
    public static Optional<Map<String, Object>> header(String compact) {
        return parsed(compact).flatMap(jwe -> Json.object(jwe.parts().get(0)));
    }

    /**
     * Opens a message with whichever secret of the ring fits; {@code kid} is not looked at. Refused with
     * {@link ErrorCode#ANSWER_MALFORMED}, {@link ErrorCode#ANSWER_HEADER} and {@link ErrorCode#ANSWER_UNDECRYPTABLE}, for requests too.
     */
    public Outcome<Contents> open(Direction direction, String compact) {
        Optional<CompactSerialization> parsed = parsed(compact);
        if (parsed.isEmpty()) {
            return Outcome.refuse(ErrorCode.ANSWER_MALFORMED);
        }
        if (parsed.get().hollow()) {
            return Outcome.refuse(ErrorCode.ANSWER_UNDECRYPTABLE);
        }
        Optional<JsonWebStructure> structure = parsed.get().structure();
        if (structure.isEmpty() || !new AnswerHeader(structure.get().getHeaders()).allowed()) {
            return Outcome.refuse(ErrorCode.ANSWER_HEADER);
        }
        return Jwe.decrypt(parsed.get(), structure.get(), keys(direction), MessageKey::key)
                .map(opened -> Outcome.accept(new Contents(header(compact).orElseThrow(), opened.plain(), opened.key().use())))
                .orElseGet(() -> Outcome.refuse(ErrorCode.ANSWER_UNDECRYPTABLE));
    }

    /**
     * Seals with the current secret.
     *
     * @param header the protected header as JSON text, as it shall stand in the message
     * @param payload as it shall be sealed
     */
    public String seal(Direction direction, String header, byte[] payload) {
        return Jwe.encryptUnder(header, keys(direction).get(0).key(), random, payload);
    }

    /** The current secret's 256-bit key for a direction, to be written into test vectors; a copy. */
    public byte[] key(Direction direction) {
        return keys(direction).get(0).key().getEncoded();
    }

    private static Optional<CompactSerialization> parsed(String compact) {
        return CompactSerialization.parse(compact).filter(CompactSerialization::direct);
    }

    private List<MessageKey> keys(Direction direction) {
        return MessageKey.of(profile, ring, direction);
    }
}

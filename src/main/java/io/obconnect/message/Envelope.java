package io.obconnect.message;

import static io.obconnect.Outcome.refuse;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jose4j.jwx.JsonWebStructure;

/**
 * What every message of the bank's has around it (protocol section 3): size, five parts, a header that we allow, a key of the ring, JSON. The
 * protocol's order, cheapest first. Whatever is wrong with key, IV, ciphertext or tag is one and the same
 * {@link ErrorCode#ANSWER_UNDECRYPTABLE}: no oracle.
 */
final class Envelope {

    private final List<MessageKey> keys;

    Envelope(MessageProfile profile, KeyRing ring) {
        this.keys = MessageKey.of(profile, ring, Direction.RESPONSE);
    }

    /**
     * @param claims what was inside
     * @param key which secret sealed it
     */
    record Contents(AnswerClaims claims, KeyStatus key) {
    }

    /**
     * @param compact as received; null where there was none
     * @param type the code to refuse with where the header's {@code typ} isn't the expected one; empty where it is
     */
    Outcome<Contents> open(String compact, Function<AnswerHeader, Optional<ErrorCode>> type) {
        if (compact == null || compact.isEmpty()) return refuse(ErrorCode.ANSWER_MISSING);
        if (compact.length() > Sizes.ANSWER) return refuse(ErrorCode.ANSWER_TOO_LARGE);

        Optional<CompactSerialization> jwe = CompactSerialization.parse(compact).filter(CompactSerialization::direct);
        if (jwe.isEmpty()) return refuse(ErrorCode.ANSWER_MALFORMED);

        if (jwe.get().hollow()) return refuse(ErrorCode.ANSWER_UNDECRYPTABLE);

        Optional<JsonWebStructure> structure = jwe.get().structure();
        Optional<AnswerHeader> header = structure.map(JsonWebStructure::getHeaders).map(AnswerHeader::new).filter(AnswerHeader::allowed);
        if (header.isEmpty()) return refuse(ErrorCode.ANSWER_HEADER);
        List<MessageKey> candidates = header.get().candidates(keys);
        if (candidates.isEmpty()) return refuse(ErrorCode.ANSWER_HEADER);
        Optional<ErrorCode> wrongType = type.apply(header.get());
        if (wrongType.isPresent()) return refuse(wrongType.get());

        Optional<Jwe.Decrypted<MessageKey>> plain = Jwe.decrypt(jwe.get(), structure.get(), candidates, MessageKey::key);
        if (plain.isEmpty()) return refuse(ErrorCode.ANSWER_UNDECRYPTABLE);

        return Json.object(plain.get().plain()).map(AnswerClaims::new)
                .map(claims -> Outcome.accept(new Contents(claims, plain.get().key().use())))
                .orElseGet(() -> refuse(ErrorCode.ANSWER_NOT_JSON));
    }
}

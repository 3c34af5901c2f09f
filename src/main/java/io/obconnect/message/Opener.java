package io.obconnect.message;

import static io.obconnect.Outcome.refuse;

import io.obconnect.Code;
import io.obconnect.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jose4j.jwx.JsonWebStructure;

/**
 * Opens the Consent App's answer: the first half of the guards of protocol section 3, those that need nothing but the message, in the
 * protocol's order, cheapest first. What follows (the browser, the session, account, acr) needs the journey and is the caller's.
 *
 * <p>Whatever is wrong with key, IV, ciphertext or tag is one and the same {@link Code#ANSWER_UNDECRYPTABLE}: no oracle. Nothing here
 * throws, whatever is sent.
 */
public final class Opener {

    private final Dialect dialect;
    private final Parties parties;
    private final List<MessageKey> keys;

    public Opener(Dialect dialect, KeyRing ring, Parties parties) {
        this.dialect = dialect;
        this.parties = parties;
        this.keys = MessageKey.forResponses(dialect, ring);
    }

    /**
     * @param compact {@code sessionData} as received; null where there was none
     * @param expectation the journeys that wait for an answer from this browser
     */
    public Outcome<Opened> open(String compact, Expectation expectation, Instant now) {
        if (compact == null || compact.isEmpty()) return refuse(Code.ANSWER_MISSING);
        if (compact.length() > Sizes.ANSWER) return refuse(Code.ANSWER_TOO_LARGE);

        Optional<CompactSerialization> jwe = CompactSerialization.parse(compact).filter(CompactSerialization::direct);
        if (jwe.isEmpty()) return refuse(Code.ANSWER_MALFORMED);

        if (jwe.get().hollow()) return refuse(Code.ANSWER_UNDECRYPTABLE);

        Optional<JsonWebStructure> structure = jwe.get().structure();
        Optional<AnswerHeader> header = structure.map(JsonWebStructure::getHeaders).map(AnswerHeader::new).filter(AnswerHeader::allowed);
        if (header.isEmpty()) return refuse(Code.ANSWER_HEADER);
        List<MessageKey> candidates = header.get().candidates(keys);
        if (candidates.isEmpty()) return refuse(Code.ANSWER_HEADER);
        if (header.get().ours()) return refuse(Code.ANSWER_REFLECTED);
        if (!header.get().typed(dialect)) return refuse(Code.ANSWER_STRICT_CLAIMS);

        Optional<Jwe.Decrypted<MessageKey>> plain = Jwe.decrypt(jwe.get(), structure.get(), candidates, MessageKey::key);
        if (plain.isEmpty()) return refuse(Code.ANSWER_UNDECRYPTABLE);

        Optional<AnswerClaims> json = Json.object(plain.get().plain()).map(AnswerClaims::new);
        if (json.isEmpty()) return refuse(Code.ANSWER_NOT_JSON);
        AnswerClaims claims = json.get();
        if (claims.ours()) return refuse(Code.ANSWER_REFLECTED);

        if (!claims.timesReadable()) return refuse(Code.ANSWER_TIMES);
        if (claims.expired(now)) return refuse(Code.ANSWER_EXPIRED);
        if (claims.early(now)) return refuse(Code.ANSWER_EARLY);

        Optional<String> uid = claims.journey(expectation);
        if (uid.isEmpty()) return refuse(Code.ANSWER_OTHER_JOURNEY);

        if (dialect == Dialect.STRICT && !claims.complete(parties)) return refuse(Code.ANSWER_STRICT_CLAIMS);

        return AnswerResult.read(claims.result()).map(answer -> new Opened(answer, uid.get(), plain.get().key().use()));
    }
}

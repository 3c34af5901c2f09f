package io.obconnect.message;

import java.util.List;
import java.util.Locale;

import org.jose4j.jwx.Headers;

/**
 * What the protected header of an answer says (RFC 7516 section 4.1). Nothing in it is authentic yet; parameters that we don't know
 * are ignored, as the RFC demands, unless {@code crit} names them.
 *
 * @param headers as the library read them; a parameter that is {@code null} counts as absent, for the library too
 */
record AnswerHeader(Headers headers) {

    private static final String RESPONSE_TYPE = "obconnect-response+jwt";
    private static final String REVOCATION_TYPE = "obconnect-revocation+jwt";

    /** Direct encryption with A256GCM; no {@code zip}, which can inflate a short message to a huge one; no {@code crit}, as we know no extension. */
    boolean allowed() {
        return "dir".equals(value("alg"))
                && "A256GCM".equals(value("enc"))
                && value("zip") == null
                && value("crit") == null;
    }

    /** The keys that may have sealed it: the one that {@code kid} names, all where there is none; empty where we don't know it. */
    List<MessageKey> candidates(List<MessageKey> ring) {
        return value("kid") != null
                ? ring.stream().filter(key -> key.kid().equals(value("kid"))).toList()
                : ring;
    }

    /** Whether it calls itself a message of ours. */
    boolean ours() {
        return typeIs(ConsentRequestSealer.TYPE);
    }

    /** Whether it says that the message is a revocation (protocol section 8): such a message is never an answer, and no other is a revocation. */
    boolean revocation() {
        return typeIs(REVOCATION_TYPE);
    }

    /** In strict an answer says that it is one (RFC 8725 section 3.11). */
    boolean typed(MessageProfile profile) {
        return profile == MessageProfile.LEGACY || typeIs(RESPONSE_TYPE);
    }

    private Object value(String name) {
        return headers.getObjectHeaderValue(name);
    }

    /** Media types have no case and may be written without {@code application/} (RFC 7515 section 4.1.9). */
    private boolean typeIs(String type) {
        return value("typ") instanceof String typ
                && typ.toLowerCase(Locale.ROOT).replaceFirst("^application/", "").equals(type);
    }
}

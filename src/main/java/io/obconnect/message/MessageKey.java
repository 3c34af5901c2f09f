package io.obconnect.message;

import java.util.ArrayList;
import java.util.List;

import javax.crypto.SecretKey;

import org.jose4j.keys.AesKey;

/**
 * A key that seals or opens messages in one direction. Legacy uses the shared secret itself for both directions. Strict derives one
 * key for each, HKDF-SHA-256 with an empty salt over the shared secret's 256-bit key, with the {@link Direction}'s label as info (RFC 5869), so
 * that what we sent can never be an answer. Consent Apps derive the same keys: the labels must never change.
 *
 * @param kid names the shared secret
 * @param key 256 bits
 * @param use which secret of the ring it comes from
 */
record MessageKey(String kid, SecretKey key, KeyStatus use) {

    private static final byte[] NO_SALT = {};

    /** The ring's keys for a direction, the current one first. */
    static List<MessageKey> of(MessageProfile profile, KeyRing ring, Direction direction) {
        List<MessageKey> keys = new ArrayList<>();
        keys.add(of(profile, ring.current(), direction.label(), KeyStatus.CURRENT));
        ring.opening().forEach(secret -> keys.add(of(profile, secret, direction.label(), KeyStatus.OPENING)));
        return List.copyOf(keys);
    }

    private static MessageKey of(MessageProfile profile, SharedSecret secret, String label, KeyStatus use) {
        SecretKey key = switch (profile) {
            case LEGACY -> secret.contentKey();
            case STRICT -> new AesKey(Hkdf.key(NO_SALT, secret.key(), label));
        };
        return new MessageKey(secret.kid(), key, use);
    }

    @Override
    public String toString() {
        return "MessageKey[…]";
    }
}

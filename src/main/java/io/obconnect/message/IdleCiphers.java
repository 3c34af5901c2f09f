package io.obconnect.message;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import javax.crypto.Cipher;

/**
 * A few ciphers of one kind, kept from one message to the next: to make one takes longer, and leaves more garbage, than to refuse a message
 * with it. Any number of threads may share them; who takes one has it alone.
 */
final class IdleCiphers {

    private static final int KEPT = 8;

    private final String transformation;
    /** Looked up once: going through the providers for every message takes longer than opening it. */
    private final Provider provider;
    private final Queue<Cipher> idle = new ArrayBlockingQueue<>(KEPT);

    private IdleCiphers(String transformation, Provider provider) {
        this.transformation = transformation;
        this.provider = provider;
    }

    /** @throws IllegalStateException where the platform has no such cipher */
    static IdleCiphers of(String transformation) {
        try {
            return new IdleCiphers(transformation, Cipher.getInstance(transformation).getProvider());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of ours has " + transformation, e);
        }
    }

    /** Others of the same kind, for one key alone: they know it already. */
    IdleCiphers others() {
        return new IdleCiphers(transformation, provider);
    }

    /** One that wants its key. */
    Cipher take() throws GeneralSecurityException {
        Cipher known = idle.poll();
        return known == null ? Cipher.getInstance(transformation, provider) : known;
    }

    void give(Cipher cipher) {
        idle.offer(cipher);
    }
}

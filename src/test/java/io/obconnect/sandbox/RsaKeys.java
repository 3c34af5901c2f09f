package io.obconnect.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The RSA keys of this process, of 2048 bits, one for each key id. Each server and TPP of a process that starts many of them would make
 * its own, and most of the processor's time would go into that.
 */
public final class RsaKeys {

    private static final Map<String, RSAKey> KEYS = new ConcurrentHashMap<>();

    private RsaKeys() {
    }

    /** The key with this id; its use and its algorithm are up to whoever asks. */
    public static RSAKey.Builder of(String kid) {
        return new RSAKey.Builder(KEYS.computeIfAbsent(kid, RsaKeys::generated));
    }

    private static RSAKey generated(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes RSA keys", e);
        }
    }
}

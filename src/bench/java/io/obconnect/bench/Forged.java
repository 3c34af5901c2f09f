package io.obconnect.bench;

import io.obconnect.message.KeyRing;
import io.obconnect.message.SharedSecret;

import java.util.List;
import java.util.Map;

/** What a stranger sends: well-formed, under a key of his own. */
final class Forged {

    private static final byte[] KEY = Libraries.sha256("a stranger's key");

    private Forged() {
    }

    static String sealed(Map<String, Object> members) throws Exception {
        return new BareJose4j(KEY, KEY, KEY).seal(members);
    }

    static KeyRing ring() {
        return new KeyRing(SharedSecret.ofOctets(KEY), List.of());
    }

    static Exception refused(Bare library, String message) {
        try {
            library.open(message);
        } catch (Exception e) {
            return e;
        }
        return opened();
    }

    static <T> T opened() {
        throw new IllegalStateException("a forged message was opened");
    }
}

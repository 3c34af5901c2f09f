package io.obconnect.request;

import io.obconnect.message.Jwe;
import io.obconnect.message.Jwe.Decrypted;

import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which compact JWEs are opened (RFC 7516 section 5.2), and their decryption. Whatever is wrong, the result is empty, without a reason. */
final class Decryption {

    static final String DIRECT = "dir";
    static final Set<String> KEY_WRAP = Set.of("A128KW", "A256KW");
    static final Set<String> PUBLIC_KEY = Set.of("RSA1_5", "RSA-OAEP", "RSA-OAEP-256");
    /** What the auth server itself opens. */
    static final Set<String> SERVERS_OWN = Set.of("RSA1_5", "RSA-OAEP", "A128KW", "A256KW");

    private static final Set<String> CONTENT = Set.of("A128GCM", "A256GCM", "A128CBC-HS256", "A256CBC-HS512");

    private Decryption() {
    }

    /** Whether the header's pair of algorithms is one that we open. */
    static boolean supports(CompactObject jwe) {
        if (DIRECT.equals(jwe.algorithm())) {
            return "A256GCM".equals(jwe.encryption()) && jwe.part(1).length == 0;
        }
        return (KEY_WRAP.contains(jwe.algorithm()) || PUBLIC_KEY.contains(jwe.algorithm())) && CONTENT.contains(jwe.encryption());
    }

    static Optional<byte[]> decrypt(CompactObject jwe, Key key) {
        return decrypt(jwe, List.of(key), Function.identity()).map(Decrypted::plain);
    }

    /** Decrypts with the first of the keys that fits. */
    static <K> Optional<Decrypted<K>> decrypt(CompactObject jwe, List<K> keys, Function<K, Key> key) {
        return Jwe.decrypt(jwe.compact(), jwe.structure(), keys, key);
    }
}

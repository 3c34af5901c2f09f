package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.AESDecrypter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jose4j.keys.AesKey;

class JweTest {

    private static final byte[] OCTETS = Sha256.of("a key");
    private static final Key KEY = new AesKey(OCTETS);
    private static final Key OTHER = new AesKey(Sha256.of("another"));

    @ParameterizedTest
    @ValueSource(strings = {"dir", "A256KW"})
    void opensWithItsKeyAloneAlsoAfterOthersWereTried(String alg) {
        String sealed = sealed(alg);

        assertThat(opened(sealed, List.of(KEY, OTHER))).hasValueSatisfying(found -> assertThat(found.key()).isSameAs(KEY));
        assertThat(opened(sealed, List.of(OTHER, KEY))).hasValueSatisfying(found -> {
            assertThat(found.plain()).isEqualTo(octets("payload"));
            assertThat(found.key()).isSameAs(KEY);
            assertThat(found).hasToString("Decrypted[…]");
        });
        assertThat(opened(sealed, List.of(OTHER, OTHER))).isEmpty();
        assertThat(opened(sealed, List.of())).isEmpty();
    }

    @Test
    void anotherLibraryUnwrapsTheKey() throws Exception {
        JWEObject jwe = JWEObject.parse(sealed("A256KW"));
        jwe.decrypt(new AESDecrypter(OCTETS));

        assertThat(jwe.getPayload()).hasToString("payload");
    }

    /** The header's own keys and addresses, which nobody vouches for, must never be used. */
    @Test
    void aKeyInTheHeaderOpensNothing() {
        Map<String, Object> header = header("dir");
        header.put("jwk", Map.of("kty", "oct", "k", Base64Url.encode(OCTETS)));
        header.put("jku", "http://127.0.0.1:9/keys");
        header.put("x5u", "http://127.0.0.1:9/certificate");
        String sealed = Jwe.encrypt(header, KEY, new SecureRandom(), octets("payload"));

        assertThat(opened(sealed, OTHER)).isEmpty();
        assertThat(opened(sealed, KEY)).isPresent();
    }

    @Test
    void octetsDontMoveBetweenTheParts() {
        String[] parts = Jwe.encrypt(header("dir"), KEY, new SecureRandom(), new byte[30]).split("\\.", -1);
        byte[] text = Base64Url.decode(parts[3]).orElseThrow();
        byte[] tag = Base64Url.decode(parts[4]).orElseThrow();
        byte[] shorter = java.util.Arrays.copyOf(text, 27);
        byte[] longer = new byte[19];
        System.arraycopy(text, 27, longer, 0, 3);
        System.arraycopy(tag, 0, longer, 3, 16);

        assertThat(opened(String.join(".", parts), KEY)).isPresent();
        assertThat(opened(String.join(".", parts[0], "", parts[2], Base64Url.encode(shorter), Base64Url.encode(longer)), KEY)).isEmpty();
    }

    @Test
    void anyHeaderCanBeSealedUnder() {
        String sealed = Jwe.encryptUnder("{\"alg\":\"A256KW\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}", KEY, new SecureRandom(), octets("payload"));

        assertThat(ConsentAppCodec.header(sealed).orElseThrow()).containsEntry("zip", "DEF");
        assertThat(opened(sealed, KEY)).isEmpty();
    }

    private static Optional<byte[]> opened(String sealed, Key key) {
        return opened(sealed, List.of(key)).map(Jwe.Decrypted::plain);
    }

    private static Optional<Jwe.Decrypted<Key>> opened(String sealed, List<Key> keys) {
        CompactSerialization compact = CompactSerialization.parse(sealed).orElseThrow();
        return Jwe.decrypt(compact, compact.structure().orElseThrow(), keys, Function.identity());
    }

    private static String sealed(String alg) {
        return Jwe.encrypt(header(alg), KEY, new SecureRandom(), octets("payload"));
    }

    private static Map<String, Object> header(String alg) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("enc", "A256GCM");
        header.put("alg", alg);
        return header;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.obconnect.request;

import io.obconnect.message.Base64Url;
import io.obconnect.message.StrictJson;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A compact JWS or JWE (RFC 7515 section 7.1, RFC 7516 section 7.1), taken apart and checked before any key is touched: three or five parts
 * of canonical base64url, a header without duplicate members, no {@code zip} (a bomb would be inflated after decryption) and no
 * {@code crit} (we understand no extension). Parts are decoded when they are asked for: whoever sends nonsense shall cost little.
 */
final class CompactObject {

    private static final int JWS_PARTS = 3;
    private static final int JWE_PARTS = 5;

    private final String text;
    /** Where each part ends. */
    private final int[] ends;
    private final Map<String, Object> header;

    private CompactObject(String text, int[] ends, Map<String, Object> header) {
        this.text = text;
        this.ends = ends;
        this.header = header;
    }

    /** Empty where the text isn't such a serialization. */
    static Optional<CompactObject> parse(String text) {
        int[] ends = ends(text);
        if (ends.length != JWS_PARTS && ends.length != JWE_PARTS) {
            return Optional.empty();
        }
        for (int part = 1; part < ends.length; part++) {
            if (!Base64Url.isCanonical(text, ends[part - 1] + 1, ends[part])) {
                return Optional.empty();
            }
        }
        return Base64Url.decode(text.substring(0, ends[0])).flatMap(StrictJson::object)
                .filter(header -> !header.containsKey("zip") && !header.containsKey("crit"))
                .filter(header -> header.get("alg") instanceof String)
                .filter(header -> ends.length == JWS_PARTS || header.get("enc") instanceof String)
                .filter(header -> !header.containsKey("kid") || header.get("kid") instanceof String)
                .map(header -> new CompactObject(text, ends, header));
    }

    /** Whether a text has the outer form of a JWS; says nothing of its content. */
    static boolean looksSigned(String text) {
        return ends(text).length == JWS_PARTS;
    }

    /** At most one part more than allowed, so that a text of dots costs nothing. */
    private static int[] ends(String text) {
        int[] ends = new int[JWE_PARTS + 1];
        int parts = 0;
        for (int from = 0; parts < ends.length && from <= text.length(); from = ends[parts - 1] + 1) {
            int dot = text.indexOf('.', from);
            ends[parts++] = dot < 0 ? text.length() : dot;
        }
        return Arrays.copyOf(ends, parts);
    }

    /** The serialization as it came. */
    String text() {
        return text;
    }

    boolean jws() {
        return ends.length == JWS_PARTS;
    }

    String algorithm() {
        return (String) header.get("alg");
    }

    String encryption() {
        return (String) header.get("enc");
    }

    Optional<String> kid() {
        return Optional.ofNullable((String) header.get("kid"));
    }

    /** A part's octets. */
    byte[] part(int index) {
        return Base64Url.decode(text.substring(start(index), ends[index])).orElseThrow();
    }

    /** How many octets a part has. */
    int length(int index) {
        return Base64Url.decodedLength(ends[index] - start(index));
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1] + 1;
    }

    @Override
    public String toString() {
        return "CompactObject[" + (jws() ? "JWS" : "JWE") + "]";
    }
}

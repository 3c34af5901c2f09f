package io.obconnect.request;

import io.obconnect.message.Base64Url;
import io.obconnect.message.StrictJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compact JWS or JWE (RFC 7515 section 7.1, RFC 7516 section 7.1), cut into its parts and checked before any key is touched: three or
 * five parts of canonical base64url, a header without duplicate members, no {@code zip} (a bomb would be inflated after decryption) and
 * no {@code crit} (we understand no extension).
 *
 * @param text the serialization as it came
 * @param parts the parts, decoded; never changed
 * @param header the protected header
 */
record CompactObject(String text, List<byte[]> parts, Map<String, Object> header) {

    private static final int JWS_PARTS = 3;
    private static final int JWE_PARTS = 5;

    /** Empty where the text isn't such a serialization. */
    static Optional<CompactObject> parse(String text) {
        List<String> cut = cut(text);
        if (cut.size() != JWS_PARTS && cut.size() != JWE_PARTS) {
            return Optional.empty();
        }
        List<byte[]> parts = new ArrayList<>(cut.size());
        for (String part : cut) {
            Optional<byte[]> octets = Base64Url.decode(part);
            if (octets.isEmpty()) {
                return Optional.empty();
            }
            parts.add(octets.get());
        }
        return StrictJson.object(parts.get(0))
                .filter(header -> !header.containsKey("zip") && !header.containsKey("crit"))
                .filter(header -> header.get("alg") instanceof String)
                .filter(header -> parts.size() == JWS_PARTS || header.get("enc") instanceof String)
                .filter(header -> !header.containsKey("kid") || header.get("kid") instanceof String)
                .map(header -> new CompactObject(text, List.copyOf(parts), header));
    }

    /** Whether a text has the outer form of a JWS; says nothing of its content. */
    static boolean looksSigned(String text) {
        return cut(text).size() == JWS_PARTS;
    }

    boolean jws() {
        return parts.size() == JWS_PARTS;
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

    byte[] part(int index) {
        return parts.get(index);
    }

    /** At most one part more than allowed, so that a text of dots costs nothing. */
    private static List<String> cut(String text) {
        List<String> parts = new ArrayList<>(JWE_PARTS + 1);
        int from = 0;
        while (parts.size() <= JWE_PARTS) {
            int dot = text.indexOf('.', from);
            if (dot < 0) {
                parts.add(text.substring(from));
                break;
            }
            parts.add(text.substring(from, dot));
            from = dot + 1;
        }
        return parts;
    }

    @Override
    public String toString() {
        return "CompactObject[" + (jws() ? "JWS" : "JWE") + "]";
    }
}

package io.obconnect.message;

import javax.crypto.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A compact JWE with A256GCM (RFC 7516 section 7.1), with direct encryption (RFC 7518 section 4.5; five parts, the second empty) or with a
 * wrapped key (section 4.4).
 *
 * <p>Anybody can send one, so taking it apart and failing to open it must cost next to nothing. That's why the JDK's ciphers are used
 * here, after which these two leave nothing else to do, and not a JOSE library, whose way to "no" is several times as long and makes
 * ten times the garbage. Every journey writes and reads some, by the same means.
 */
public final class CompactJwe {

    private static final int PARTS = 5;
    private static final byte[] NO_KEY = {};

    private final String compact;
    private final int headerEnd;
    private final byte[] header;
    private final byte[] encryptedKey;
    /** IV, ciphertext and tag, one behind the other. */
    private final byte[] box;
    private final int ivOctets;
    private final int tagOctets;

    private CompactJwe(String compact, int headerEnd, byte[] header, byte[] encryptedKey, byte[] box, int ivOctets, int tagOctets) {
        this.compact = compact;
        this.headerEnd = headerEnd;
        this.header = header;
        this.encryptedKey = encryptedKey;
        this.box = box;
        this.ivOctets = ivOctets;
        this.tagOctets = tagOctets;
    }

    /**
     * Writes one with direct encryption.
     *
     * @param header the protected header as JSON text, as it shall stand in the message
     * @param random gives the IV; one never comes twice with one key (NIST SP 800-38D section 8.2.2)
     */
    public static String seal(String header, ContentKey key, SecureRandom random, byte[] plain) {
        return write(header, NO_KEY, key, random, plain);
    }

    /**
     * Writes one under a fresh key, and that wrapped ({@code A256KW}).
     *
     * @param header as for {@link #seal}
     * @param wrapping 256 bits
     */
    public static String sealUnderWrappedKey(String header, SecretKey wrapping, SecureRandom random, byte[] plain) {
        byte[] octets = new byte[SharedSecret.KEY_OCTETS];
        random.nextBytes(octets);
        ContentKey content = ContentKey.forOneMessage(octets);
        return write(header, AesKeyWrap.wrap(wrapping, content.key()), content, random, plain);
    }

    private static String write(String header, byte[] encryptedKey, ContentKey key, SecureRandom random, byte[] plain) {
        String protectedHeader = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
        byte[] iv = new byte[ContentKey.IV_OCTETS];
        random.nextBytes(iv);
        byte[] sealed = key.seal(iv, protectedHeader.getBytes(StandardCharsets.US_ASCII), plain);
        int text = sealed.length - ContentKey.TAG_OCTETS;
        return String.join(".", protectedHeader, Base64Url.encode(encryptedKey), Base64Url.encode(iv),
                Base64Url.encode(Arrays.copyOf(sealed, text)),
                Base64Url.encode(Arrays.copyOfRange(sealed, text, sealed.length)));
    }

    /** One with direct encryption; empty where the text isn't five parts of canonical base64url with an empty second one. */
    public static Optional<CompactJwe> parse(String compact) {
        return parseUnderWrappedKey(compact).filter(jwe -> jwe.encryptedKey.length == 0);
    }

    /** One with a wrapped key; empty where the text isn't five parts of canonical base64url. */
    public static Optional<CompactJwe> parseUnderWrappedKey(String compact) {
        int[] ends = new int[PARTS];
        int found = 0;
        for (int i = 0; i < compact.length(); i++) {
            if (compact.charAt(i) == '.') {
                if (found == PARTS - 1) {
                    return Optional.empty();
                }
                ends[found++] = i;
            }
        }
        ends[found] = compact.length();
        if (found != PARTS - 1 || ends[0] == 0) {
            return Optional.empty();
        }
        int header = Base64Url.decodedLength(ends[0]);
        int key = Base64Url.decodedLength(ends[1] - ends[0] - 1);
        int iv = Base64Url.decodedLength(ends[2] - ends[1] - 1);
        int text = Base64Url.decodedLength(ends[3] - ends[2] - 1);
        int tag = Base64Url.decodedLength(ends[4] - ends[3] - 1);
        if (header < 0 || key < 0 || iv < 0 || text < 0 || tag < 0) {
            return Optional.empty();
        }
        byte[] headerOctets = new byte[header];
        byte[] keyOctets = key == 0 ? NO_KEY : new byte[key];
        byte[] box = new byte[iv + text + tag];
        return Base64Url.decode(compact, 0, ends[0], headerOctets, 0)
                && Base64Url.decode(compact, ends[0] + 1, ends[1], keyOctets, 0)
                && Base64Url.decode(compact, ends[1] + 1, ends[2], box, 0)
                && Base64Url.decode(compact, ends[2] + 1, ends[3], box, iv)
                && Base64Url.decode(compact, ends[3] + 1, ends[4], box, iv + text)
                ? Optional.of(new CompactJwe(compact, ends[0], headerOctets, keyOctets, box, iv, tag))
                : Optional.empty();
    }

    /** The protected header; empty where it isn't acceptable JSON. */
    Optional<Map<String, Object>> header() {
        return StrictJson.object(header);
    }

    /** The plaintext; empty where the message wasn't sealed with this key, or anything was changed since, or cut. */
    public Optional<byte[]> open(ContentKey key) {
        if (ivOctets != ContentKey.IV_OCTETS || tagOctets != ContentKey.TAG_OCTETS) {
            return Optional.empty();
        }
        byte[] associated = compact.substring(0, headerEnd).getBytes(StandardCharsets.US_ASCII);
        return key.open(box, 0, ivOctets, associated);
    }

    /** The same with the key that wraps the message's own ({@code A256KW}). */
    public Optional<byte[]> openUnderWrappedKey(SecretKey wrapping) {
        return AesKeyWrap.unwrap(wrapping, encryptedKey).filter(octets -> octets.length == SharedSecret.KEY_OCTETS)
                .flatMap(octets -> open(ContentKey.forOneMessage(octets)));
    }
}

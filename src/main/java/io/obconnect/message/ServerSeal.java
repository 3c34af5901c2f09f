package io.obconnect.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Seals, opens and names what only this server reads (protocol, "Server key"). The keys are derived by HKDF-SHA-256 (RFC 5869) from the
 * server's own salt and the shared secret, those for names from the salt alone, with the purpose's label as info. The salt is the same on all
 * nodes, and nobody outside has it. The label is authenticated with every sealed value, too. A purpose seals, names or hashes, and does
 * nothing else.
 *
 * <p>A sealed value is base64url of IV, ciphertext and tag (AES-256-GCM). The current secret seals; every secret of the ring opens, so
 * that what was sealed before a rotation can be read after it.
 */
public final class ServerSeal {

    /** A shorter salt is no secret. */
    public static final int MINIMUM_SALT_OCTETS = 16;
    private static final int HASH_CHARACTERS = 12;

    private final Map<Purpose, List<AesGcmKey>> sealing = new EnumMap<>(Purpose.class);
    private final Map<Purpose, MacKey> macs = new EnumMap<>(Purpose.class);
    private final SecureRandom random = new SecureRandom();

    /**
     * @param salt the server's own, at least {@value #MINIMUM_SALT_OCTETS} octets
     * @throws IllegalArgumentException where the salt is too short
     */
    public ServerSeal(byte[] salt, KeyRing ring) {
        if (salt.length < MINIMUM_SALT_OCTETS) {
            throw new IllegalArgumentException("the server's salt has at least " + MINIMUM_SALT_OCTETS + " octets");
        }
        for (Purpose purpose : Purpose.values()) {
            switch (purpose.use()) {
                case SEAL -> sealing.put(purpose, ring.all().stream().map(secret -> sealingKey(salt, secret, purpose)).toList());
                case NAME -> macs.put(purpose, SaltedNames.key(salt, purpose.label()));
                // accounts can be guessed: who has the salt alone must not be able to try them
                case HASH -> macs.put(purpose, new MacKey(Hkdf.key(salt, ring.current().key(), purpose.label())));
            }
        }
    }

    /** Of a cookie, a ticket, a redirect: the only place where such a key is made. */
    private static AesGcmKey sealingKey(byte[] salt, SharedSecret secret, Purpose purpose) {
        return new AesGcmKey(Hkdf.key(salt, secret.key(), purpose.label()));
    }

    /**
     * Seals a text for a purpose: characters of base64url, ⌈4/3 · (octets + 28)⌉ of them.
     *
     * @param bound what the sealed value belongs to; it opens beside the very same only (the associated data of RFC 5116)
     */
    public String seal(Purpose purpose, String payload, String... bound) {
        return Base64Url.encode(key(sealing, purpose).get(0).seal(random, associated(purpose, bound), payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text; empty where it wasn't sealed by this server for this purpose with a secret of the ring, or isn't whole. */
    public Optional<String> open(Purpose purpose, String sealed, String... bound) {
        byte[] associated = associated(purpose, bound);
        return Base64Url.decode(sealed).flatMap(octets -> key(sealing, purpose).stream()
                .flatMap(key -> key.open(octets, associated).stream()).findFirst())
                .map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    /** Seals a JSON object for a purpose. */
    public String seal(Purpose purpose, Map<String, Object> json, String... bound) {
        return seal(purpose, Json.text(json), bound);
    }

    /** Reads a sealed JSON object; empty also where the members aren't those that the reader wants, which it may say by these exceptions. */
    public <T> Optional<T> open(Purpose purpose, String sealed, Function<Map<String, Object>, T> reader, String... bound) {
        return open(purpose, sealed, bound).flatMap(Json::trusted).flatMap(members -> {
            try {
                return Optional.of(reader.apply(members));
            } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * A name for the parts that only this server can make: HMAC-SHA-256, 43 characters of base64url. An entry's name outlives the shared
     * secret: what was claimed before a rotation is found with one question. Each part is counted with its length: {@code ("ab", "c")} and
     * {@code ("a", "bc")} have different names.
     */
    public String mac(Purpose purpose, String... parts) {
        return mac(key(macs, purpose), parts);
    }

    /** What stands in logs for a value that must not: 12 characters, the same for the same value. */
    public String keyedHash(String value) {
        return mac(Purpose.LOG_HASH, value).substring(0, HASH_CHARACTERS);
    }

    /** {@link #mac} under a key of the caller's. */
    static String mac(MacKey key, String... parts) {
        return Base64Url.encode(key.of(counted(parts).toArray(byte[][]::new)));
    }

    private static List<byte[]> counted(String... parts) {
        List<byte[]> counted = new ArrayList<>(2 * parts.length);
        for (String part : parts) {
            byte[] octets = part.getBytes(StandardCharsets.UTF_8);
            counted.add(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
            counted.add(octets);
        }
        return counted;
    }

    private static byte[] associated(Purpose purpose, String... bound) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(purpose.label().getBytes(StandardCharsets.UTF_8));
        counted(bound).forEach(octets::writeBytes);
        return octets.toByteArray();
    }

    private static <K> K key(Map<Purpose, K> keys, Purpose purpose) {
        return Optional.ofNullable(keys.get(purpose))
                .orElseThrow(() -> new IllegalArgumentException(purpose + " is for " + purpose.use() + " alone"));
    }

    @Override
    public String toString() {
        return "ServerSeal[…]";
    }
}

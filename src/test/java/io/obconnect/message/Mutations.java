package io.obconnect.message;

import io.obconnect.Outcome;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes one message into another, nearly right one: bits, octets, characters, parts and whole headers are changed, cut and exchanged. */
final class Mutations {

    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] SYNTAX = "{}[]\",:\\u0eE+-.19ntf\0\u007f".getBytes(StandardCharsets.US_ASCII);
    private static final String FOREIGN = "=+/. \n\0\u00e9\u0141\ud800%";
    private static final List<String> HEADERS = List.of("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}", "{\"enc\":\"A256GCM\",\"alg\":\"dir\" }",
            "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"zip\":\"DEF\"}", "{\"enc\":\"A128GCM\",\"alg\":\"dir\"}",
            "{\"enc\":\"A256GCM\",\"alg\":\"none\"}", "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"typ\":\"obconnect-request+jwt\"}",
            "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"typ\":\"obconnect-response+jwt\"}",
            "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"typ\":\"obconnect-revocation+jwt\"}", "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"crit\":[]}",
            "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"kid\":null}", "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"x\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}",
            "{", "", "null", "\"\\ud800\"");

    private final Random random;
    private final List<String> originals;

    Mutations(long seed, List<String> originals) {
        this.random = new Random(seed);
        this.originals = originals;
    }

    /** Fails where an opener accepts one of so many changed messages; the failure names seed and message. */
    static void noneIsAccepted(int messages, long seed, List<String> originals, Function<String, Outcome<?>> opener) {
        Mutations mutations = new Mutations(seed, originals);
        for (int i = 0; i < messages; i++) {
            String message = mutations.next();
            if (opener.apply(message) instanceof Outcome.Accepted<?>) {
                throw new AssertionError("accepted: message " + i + " of seed " + seed + ": " + message);
            }
        }
    }

    /** JSON with up to five of its octets exchanged for what has a meaning in JSON, or none. */
    static byte[] nonsense(byte[] json, Random random) {
        byte[] changed = json.clone();
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            changed[random.nextInt(changed.length)] = SYNTAX[random.nextInt(SYNTAX.length)];
        }
        return changed;
    }

    /** One to three changes; never one of the originals. */
    String next() {
        String mutated = pick(originals);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutated = change(mutated);
        }
        return originals.contains(mutated) ? next() : mutated;
    }

    private String change(String text) {
        return switch (random.nextInt(10)) {
            case 0 -> replaced(text, BASE64URL);
            case 1 -> replaced(text, FOREIGN);
            case 2 -> inserted(text, random.nextBoolean() ? BASE64URL : FOREIGN);
            case 3 -> cut(text);
            case 4 -> flippedBit(text);
            case 5 -> partOfAnother(text);
            case 6 -> HEADERS.get(random.nextInt(HEADERS.size())).transform(
                    header -> withPart(text, 0, Base64Url.encode(header.getBytes(StandardCharsets.UTF_8))));
            case 7 -> swappedCharacters(text);
            case 8 -> text + pick(originals).substring(0, random.nextInt(5));
            default -> shortenedPart(text);
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String replaced(String text, String alphabet) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + alphabet.charAt(random.nextInt(alphabet.length())) + text.substring(at + 1);
    }

    private String inserted(String text, String alphabet) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + alphabet.charAt(random.nextInt(alphabet.length())) + text.substring(at);
    }

    private String cut(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + 1 + random.nextInt(8));
        return text.substring(0, from) + text.substring(to);
    }

    /** Flips one bit of one part's octets, so that the text stays canonical base64url. */
    private String flippedBit(String text) {
        int number = random.nextInt(5);
        String[] parts = text.split("\\.", -1);
        if (number >= parts.length) {
            return text;
        }
        return Base64Url.decode(parts[number]).filter(octets -> octets.length > 0).map(octets -> {
            octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
            return withPart(text, number, Base64Url.encode(octets));
        }).orElse(text);
    }

    private String partOfAnother(String text) {
        int number = random.nextInt(5);
        return withPart(text, number, pick(originals).split("\\.", -1)[random.nextInt(5)]);
    }

    private String shortenedPart(String text) {
        int number = random.nextInt(5);
        String[] parts = text.split("\\.", -1);
        return number < parts.length && !parts[number].isEmpty()
                ? withPart(text, number, parts[number].substring(0, random.nextInt(parts[number].length())))
                : text;
    }

    private String swappedCharacters(String text) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private static String withPart(String text, int number, String part) {
        String[] parts = text.split("\\.", -1);
        if (number < parts.length) {
            parts[number] = part;
        }
        return String.join(".", parts);
    }
}

package io.obconnect.tools.kit;

import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Sha256;
import io.obconnect.message.SharedSecret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a message doesn't open: tries what builders commonly make of a secret instead of the key rule. Whoever asks has the secret, so
 * the result gives nothing away.
 */
final class KeyGuesses {

    private static final int KEY_OCTETS = 32;

    private KeyGuesses() {
    }

    /** In words what the message was sealed with, if one of the guesses opens it. */
    static Optional<String> explain(Wire wire, String compact, WrittenSecret secret, SecureRandom random) {
        for (Direction direction : Direction.values()) {
            for (Map.Entry<String, SharedSecret> guess : guesses(secret).entrySet()) {
                for (MessageProfile profile : MessageProfile.values()) {
                    Wire guessed = new Wire(profile, new KeyRing(guess.getValue(), List.of()), wire.parties(), wire.accountIsIntent());
                    if (guessed.counterpart(random).open(direction, compact).fold(opened -> true, refusal -> false)) {
                        return Optional.of(told(wire, guess.getKey(), profile, direction));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String told(Wire wire, String secret, MessageProfile profile, Direction direction) {
        String told = "It was sealed with " + secret;
        if (profile != wire.profile()) {
            return told + (profile == MessageProfile.STRICT ? ", in the strict protocol." : ", in the legacy protocol: strict derives a key for each direction.");
        }
        return profile == MessageProfile.STRICT
                ? told + ", with the key for " + (direction == Direction.REQUEST ? "requests." : "answers.")
                : told + ".";
    }

    private static Map<String, SharedSecret> guesses(WrittenSecret written) {
        byte[] secret = written.octets();
        Map<String, SharedSecret> guesses = new LinkedHashMap<>();
        guesses.put("the right secret", SharedSecret.ofOctets(secret));
        guesses.put("the secret's SHA-256, which is for secrets that don't have 32 octets", SharedSecret.ofOctets(Sha256.of(secret)));
        guesses.put(secret.length > KEY_OCTETS
                        ? "the first 32 octets of the secret; hash it: it has " + secret.length
                        : "the secret filled up to 32 octets; hash it: it has " + secret.length,
                SharedSecret.ofOctets(Arrays.copyOf(secret, KEY_OCTETS)));
        byte[] line = Arrays.copyOf(secret, secret.length + 1);
        line[secret.length] = '\n';
        guesses.put("the secret and a newline; cut it off", SharedSecret.ofOctets(line));
        guesses.put("hexadecimal text of the secret's SHA-256; take its octets",
                SharedSecret.ofOctets(HexFormat.of().formatHex(Sha256.of(secret)).substring(0, KEY_OCTETS).getBytes(StandardCharsets.US_ASCII)));
        if (!Arrays.equals(written.text(), secret)) {
            guesses.put("the text that spells the secret; decode what follows the colon", SharedSecret.ofOctets(written.text()));
        }
        decoded(secret).ifPresent(octets -> guesses.put("the secret decoded from base64; as plain text its characters are the octets", octets));
        return guesses;
    }

    private static Optional<SharedSecret> decoded(byte[] secret) {
        try {
            byte[] octets = Base64.getDecoder().decode(new String(secret, StandardCharsets.ISO_8859_1).replace('-', '+').replace('_', '/'));
            return octets.length < SharedSecret.MINIMUM_OCTETS ? Optional.empty() : Optional.of(SharedSecret.ofOctets(octets));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not base64
        }
    }
}

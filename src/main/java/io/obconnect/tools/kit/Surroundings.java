package io.obconnect.tools.kit;

import io.obconnect.tools.Secrets;

import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command takes from the machine it runs on.
 *
 * @param clock now
 * @param random gives IVs, uids and ids
 * @param in standard input
 * @param environment a variable's value, null where it isn't set
 * @param prompt asks a person for the secret without showing it; empty where there is no terminal
 */
public record Surroundings(Clock clock, SecureRandom random, InputStream in, Function<String, String> environment,
                           Supplier<Optional<String>> prompt) {

    /** The machine itself. */
    public static Surroundings real() {
        return new Surroundings(Clock.systemUTC(), new SecureRandom(), System.in, System::getenv, () -> Secrets.typed("Shared secret"));
    }

    /** So many random octets. */
    byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}

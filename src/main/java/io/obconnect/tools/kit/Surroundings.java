package io.obconnect.tools.kit;

import java.io.Console;
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
        return new Surroundings(Clock.systemUTC(), new SecureRandom(), System.in, System::getenv, Surroundings::askPerson);
    }

    private static Optional<String> askPerson() {
        return Optional.ofNullable(System.console()).map(Surroundings::askAt);
    }

    private static String askAt(Console console) {
        char[] typed = console.readPassword("Shared secret: ");
        return typed == null ? "" : new String(typed);
    }
}

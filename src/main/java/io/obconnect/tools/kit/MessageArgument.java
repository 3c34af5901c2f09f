package io.obconnect.tools.kit;

import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message that a command is about. */
final class MessageArgument {

    private static final int LIMIT = 1024 * 1024;
    private static final Pattern IN_ADDRESS = Pattern.compile("(?:^|[?&#])(?:sessionData|revocation)=([^&#\\s]*)");

    @Parameters(arity = "0..1", paramLabel = "MESSAGE",
            description = "sessionData, or a whole address that carries it, or a revocation; without it, or with -, read from standard input.")
    private String given;

    /** The compact serialization. */
    String compact(Surroundings surroundings) {
        return within(given == null || given.equals("-") ? read(surroundings) : given);
    }

    /** The message, which may stand in an address. */
    static String within(String text) {
        Matcher address = IN_ADDRESS.matcher(text);
        return address.find() ? URLDecoder.decode(address.group(1), StandardCharsets.UTF_8) : text.strip();
    }

    private static String read(Surroundings surroundings) {
        try {
            return new String(surroundings.in().readNBytes(LIMIT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.obconnect.it;

import io.obconnect.tools.Obconnect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs a command of the kit as at a terminal. */
final class KitCommand {

    private KitCommand() {
    }

    /** What it prints; it must succeed. */
    static String prints(Stream<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Obconnect.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("kit"), arguments).toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError("the kit ends with " + code + ": " + out + err);
        }
        return out.toString();
    }

    /** A file that holds a secret, for the options that name one. */
    static String file(Path folder, String secret) {
        try {
            return Files.writeString(Files.createTempFile(folder, "shared", ".secret"), secret).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

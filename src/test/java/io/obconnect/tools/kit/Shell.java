package io.obconnect.tools.kit;

import com.nimbusds.jose.util.JSONObjectUtils;
import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs commands of the kit as a shell would, at a fixed time. */
final class Shell {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String SECRET = "a secret for examples: thirty-nine char";

    final Map<String, String> environment = new HashMap<>(Map.of(SharedSecretOptions.DEFAULT_VARIABLE, SECRET));
    Optional<String> typed = Optional.empty();
    private String input = "";

    /** What came of a command. */
    record Ran(int code, String out, String err) {

        String line() {
            return out.strip();
        }

        /** The one object that it wrote for machines. */
        Map<String, Object> json() {
            try {
                return JSONObjectUtils.parse(out);
            } catch (ParseException e) {
                throw new AssertionError("no JSON: " + out + err, e);
            }
        }

        /** What came out, within that object. */
        @SuppressWarnings("unchecked")
        Map<String, Object> result() {
            return (Map<String, Object>) json().get("result");
        }
    }

    Surroundings surroundings() {
        return new Surroundings(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), environment::get, () -> typed);
    }

    /** Its standard input. */
    Shell piping(String text) {
        input = text;
        return this;
    }

    Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine kit = Kit.commandLine(surroundings()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = kit.execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }
}

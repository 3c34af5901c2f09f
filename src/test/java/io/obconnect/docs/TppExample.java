package io.obconnect.docs;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** An example of docs/tpp.md, run by Node word for word. Where Node is missing the test is skipped, and with CI=true it fails. */
public final class TppExample {

    private static final Path PAGE = Path.of("docs", "tpp.md");

    private final String name;
    private final Path directory;

    /**
     * @param name the first line's, for example {@code ps256.mjs}
     * @param directory where the example is laid, and what it imports is found
     */
    public TppExample(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    /** Runs it to its end, which has to be a good one: what it printed. */
    public String run(Map<String, String> environment) {
        try {
            Process node = start(environment);
            String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(node.waitFor(3, TimeUnit.MINUTES)).as(name + " ends").isTrue();
            assertThat(node.exitValue()).as(() -> errors()).isZero();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Starts it; standard input and output are the caller's. */
    public Process start(Map<String, String> environment, String... arguments) throws IOException {
        installed("node");
        List<String> command = new ArrayList<>(List.of("node", Files.writeString(directory.resolve(name), text()).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errorFile().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What it wrote to standard error. */
    public String errors() {
        try {
            return Files.readString(errorFile());
        } catch (IOException e) {
            return name + " left no errors";
        }
    }

    /**
     * What a program says of its version.
     *
     * @throws TestAbortedException where it isn't installed and CI isn't true
     */
    public static String installed(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0) {
                return version;
            }
        } catch (IOException e) {
            // isn't there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw missing("the TPPs' examples want " + program + ", which isn't installed here");
    }

    /** What is to be thrown where something from outside is missing: a failure with CI=true, else a skipped test. */
    public static RuntimeException missing(String what) {
        if ("true".equals(System.getProperty("CI", System.getenv("CI")))) {
            throw new AssertionError(what + ", and with CI=true it must be");
        }
        return new TestAbortedException(what);
    }

    private Path errorFile() {
        return directory.resolve(name + ".errors");
    }

    private String text() throws IOException {
        Matcher fence = Pattern.compile("```js\n(// " + Pattern.quote(name) + "\n.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(fence.find()).as(PAGE + " has the example " + name).isTrue();
        return fence.group(1);
    }
}

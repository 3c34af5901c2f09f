package io.obconnect.tools.install;

import io.obconnect.tools.Refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java that runs the auth server. The extension is compiled for 17: an older one can't load a single class of it.
 *
 * @param program the {@code java} program
 * @param version as it calls itself, for example {@code 17.0.18}
 */
record ServerJava(Path program, String version) {

    private static final int OLDEST = 17;
    private static final Pattern IN_RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");
    private static final Pattern TOLD = Pattern.compile("version \"([^\"]+)\"");

    /**
     * What should be known of it, in a line.
     *
     * @param named by the operator, where no running server is seen
     * @throws Refused where it is too old
     */
    static String noted(JettyBase base, Optional<Path> named) {
        Optional<Path> program = ServerProcess.of(base).stream().flatMap(process -> process.java().stream()).findFirst().or(() -> named);
        return program.flatMap(ServerJava::of).map(ServerJava::required).map(found -> "the server's Java: " + found.version())
                .orElse("the server's Java wasn't seen, it must be 17 or newer; to check it, give --java FILE");
    }

    /** Reads the file {@code release} that every JDK and JRE has; where there is none, asks the program. */
    static Optional<ServerJava> of(Path program) {
        try {
            Path real = program.toRealPath();
            Path release = real.resolveSibling("../release").normalize();
            Matcher version = Files.isRegularFile(release) ? IN_RELEASE.matcher(Files.readString(release)) : TOLD.matcher(told(real));
            return version.find() ? Optional.of(new ServerJava(program, version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String told(Path program) throws IOException {
        Path told = Files.createTempFile("java-version", ".txt"); // a pipe would have to be read, for as long as the program likes
        try {
            Process process = new ProcessBuilder(program.toString(), "-version").redirectErrorStream(true).redirectOutput(told.toFile()).start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return Files.readString(told, StandardCharsets.ISO_8859_1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            Files.deleteIfExists(told);
        }
    }

    /** @throws Refused where it is too old */
    ServerJava required() {
        String[] numbers = version.split("[^0-9]+");
        int first = Integer.parseInt(numbers[0]);
        int feature = first == 1 && numbers.length > 1 ? Integer.parseInt(numbers[1]) : first;
        if (feature < OLDEST) {
            throw Refused.because("the auth server runs on Java " + version + " (" + program + "), and the extension needs " + OLDEST,
                    "Let the server run on a JDK " + OLDEST + ", then run install again; docs/operators.md says where it is set.");
        }
        return this;
    }
}

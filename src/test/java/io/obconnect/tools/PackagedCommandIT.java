package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The command as it is released: {@code java -jar obconnect.war}. */
class PackagedCommandIT {

    private static final String WAR = System.getProperty("obconnect.war");

    @Test
    void itsVersionIsThatOfTheManifest() throws Exception {
        try (JarFile war = new JarFile(WAR)) {
            String version = war.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            assertThat(run("--version").strip()).isEqualTo("obconnect " + version);
            assertThat(run("doctor", "--version").strip()).isEqualTo("obconnect " + version);
        }
    }

    @Test
    void itWritesItsCompletion() throws Exception {
        assertThat(run("completion")).startsWith("#!/usr/bin/env bash").contains("--connect-to", "validate");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", WAR),
                Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}

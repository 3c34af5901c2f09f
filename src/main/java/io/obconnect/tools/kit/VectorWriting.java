package io.obconnect.tools.kit;

import io.obconnect.message.Json;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** {@code kit vectors}: test vectors for a Consent App's own tests. */
@Command(name = "vectors", description = {"Writes requests.json, answers.json and revocations.json: messages for a Consent App's own tests, under example secrets.",
    "", "Their clock stands in the year 2100, so that libraries that look at exp open them."})
final class VectorWriting extends KitCommand {

    private static final Instant CLOCK = Instant.parse("2100-01-01T00:00:00Z");

    @Parameters(paramLabel = "DIRECTORY", description = "Where they are written; made if it isn't there.")
    private Path directory;

    VectorWriting(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) throws IOException {
        TestVectors vectors = new TestVectors(new Surroundings(Clock.fixed(CLOCK, ZoneOffset.UTC), surroundings.random(), surroundings.in(),
                surroundings.environment(), surroundings.prompt()));
        try {
            Files.createDirectories(directory);
            int requests = write("requests.json", vectors.requests());
            int answers = write("answers.json", vectors.answers());
            int revocations = write("revocations.json", vectors.revocations());
            if (json()) {
                return write(screen, Map.of("requests", requests, "answers", answers, "revocations", revocations), List.of());
            }
            screen.tamed(requests + " requests, " + answers + " answers and " + revocations + " revocations written to " + directory);
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new Unreadable("The directory can't be written: " + directory);
        }
    }

    private int write(String name, List<Map<String, Object>> vectors) throws IOException {
        Files.writeString(directory.resolve(name), Json.text(Map.of("vectors", vectors)) + "\n");
        return vectors.size();
    }
}

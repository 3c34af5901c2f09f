package io.obconnect.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class RunningProcessTest {

    private final RunningProcess self = new RunningProcess(ProcessHandle.current().pid());

    @Test
    void what_the_compiler_took_is_left_out_and_nothing_else() {
        Duration allBefore = all();
        Duration compilerBefore = self.compiler();
        Duration cpu = self.cpu();
        Duration compilerAfter = self.compiler();

        assertThat(cpu).isBetween(allBefore.minus(compilerAfter), all().minus(compilerBefore));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_the_compiler_took_is_known() {
        assertThat(self.compiler()).as("no JVM comes so far without").isPositive();
    }

    @Test
    void each_compiler_counts_once_also_when_it_has_ended_and_nothing_else_does(@TempDir Path threads) throws IOException {
        RunningProcess process = new RunningProcess(ProcessHandle.current().pid(), threads);
        thread(threads, 11, "C2 CompilerThre", 700, 30, 5000);
        thread(threads, 12, "C1 CompilerThre", 40, 0, 5001);
        thread(threads, 13, "auth-server-17", 900, 90, 5002);
        thread(threads, 14, "a) S 1 (b", 800, 80, 5003);
        assertThat(process.compiler()).isEqualTo(Duration.ofMillis(7_700));

        Files.delete(threads.resolve("12/stat"));
        thread(threads, 11, "C2 CompilerThre", 2, 1, 9000); // another one with the ended one's id
        assertThat(process.compiler()).isEqualTo(Duration.ofMillis(7_730));
        assertThat(process.compiler()).as("asked again").isEqualTo(Duration.ofMillis(7_730));
    }

    private static void thread(Path threads, int id, String name, int user, int system, int started) throws IOException {
        Files.writeString(Files.createDirectories(threads.resolve(Integer.toString(id))).resolve("stat"),
                id + " (" + name + ") S 1 1 1 0 -1 4194368 0 0 0 0 " + user + " " + system + " 0 0 20 0 40 0 " + started + " 0 0\n");
    }

    @Test
    void there_has_to_be_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunningProcess(Long.MAX_VALUE)).withMessageContaining("no process");
    }

    private static Duration all() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}

package io.obconnect.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
    void there_has_to_be_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunningProcess(Long.MAX_VALUE)).withMessageContaining("no process");
    }

    private static Duration all() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}

package io.obconnect.tools.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.tools.Change;
import io.obconnect.tools.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class ServerFilesTest {

    @TempDir
    private Path folder;

    @Test
    void a_removed_file_comes_back_with_its_rights() throws Exception {
        Path file = Files.writeString(folder.resolve("obconnect-extension.jar"), "jar");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Step step = ServerFiles.remove(Change.remove(file.toString()), file);

        step.apply();
        assertThat(file).doesNotExist();
        step.undo();

        assertThat(file).hasContent("jar");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw----");
    }
}

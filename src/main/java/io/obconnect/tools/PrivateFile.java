package io.obconnect.tools;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Writes a file that may hold a secret: only its owner can read it, and it never takes another file's place. */
public final class PrivateFile {

    private PrivateFile() {
    }

    /**
     * The step that writes it.
     *
     * @param content asked for when the step is applied
     * @param remark what to do with it
     * @throws Refused where a file is there already
     */
    public static Step step(Path file, Supplier<String> content, String remark) {
        if (Files.exists(file)) {
            throw Refused.because(file + " is there already", "Give another name; nothing is overwritten.");
        }
        return Step.of(Change.add(file.toString(), remark), () -> write(file, content.get()), () -> Files.delete(file));
    }

    private static void write(Path file, String content) throws IOException {
        FileAttribute<?>[] rights = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[] {};
        try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
    }
}

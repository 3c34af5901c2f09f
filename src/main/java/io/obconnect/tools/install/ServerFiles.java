package io.obconnect.tools.install;

import io.obconnect.tools.Change;
import io.obconnect.tools.Step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/** Steps that touch the server's files: each replaces a file whole, keeps its owner, and knows the way back. */
final class ServerFiles {

    private ServerFiles() {
    }

    static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Writes the file, over what is there or new. */
    static Step write(Change change, Path file, byte[] content) {
        return new Step() {
            private Optional<byte[]> before = Optional.empty();

            @Override
            public Change change() {
                return change;
            }

            @Override
            public void apply() throws IOException {
                before = Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
                replace(file, content);
            }

            @Override
            public void undo() throws IOException {
                if (before.isPresent()) {
                    replace(file, before.get());
                } else {
                    Files.deleteIfExists(file);
                }
            }
        };
    }

    /** Removes the file. */
    static Step remove(Change change, Path file) {
        return new Step() {
            private byte[] before = {};
            private Optional<PosixFileAttributes> rights = Optional.empty();

            @Override
            public Change change() {
                return change;
            }

            @Override
            public void apply() throws IOException {
                before = Files.readAllBytes(file);
                PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
                rights = view == null ? Optional.empty() : Optional.of(view.readAttributes());
                Files.delete(file);
            }

            @Override
            public void undo() throws IOException {
                replace(file, before);
                if (rights.isPresent()) {
                    Files.setPosixFilePermissions(file, rights.get().permissions());
                    own(file, rights.get().owner());
                }
            }
        };
    }

    // by a file beside it and a rename: a reader sees the old or the new one, never a half
    private static void replace(Path file, byte[] content) throws IOException {
        Path model = Files.exists(file) ? file : file.getParent();
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(part, content);
            PosixFileAttributeView rights = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (rights != null) {
                rights.setPermissions(Files.isDirectory(model) ? PosixFilePermissions.fromString("rw-r--r--")
                        : Files.getPosixFilePermissions(model));
            }
            own(part, Files.getOwner(model));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    // run as root, the file must still be the server's to read and to replace
    private static void own(Path file, UserPrincipal owner) throws IOException {
        FileOwnerAttributeView view = Files.getFileAttributeView(file, FileOwnerAttributeView.class);
        if (view != null && !view.getOwner().equals(owner)) {
            view.setOwner(owner);
        }
    }
}

package io.obconnect.tools.install;

import io.obconnect.tools.Change;
import io.obconnect.tools.Step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** Steps that touch the server's files: each replaces a file whole, keeps its owner, and knows the way back. */
final class ServerFiles {

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

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
                rights = posix(file);
                Files.delete(file);
            }

            @Override
            public void undo() throws IOException {
                replace(file, before, rights);
            }
        };
    }

    private static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, Files.exists(file) ? posix(file) : Optional.empty());
    }

    /**
     * By a file beside it and a rename: a reader sees the old or the new one, never a half.
     *
     * @param rights that it shall have; where there are none, it is the folder's owner's and everybody may read it
     */
    private static void replace(Path file, byte[] content, Optional<PosixFileAttributes> rights) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(part, content);
            PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (view != null) {
                own(view, rights.isPresent() ? rights.get().owner() : Files.getOwner(file.getParent()));
                if (rights.isPresent()) {
                    group(view, rights.get().group());
                }
                view.setPermissions(rights.map(PosixFileAttributes::permissions).orElse(READABLE));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Optional<PosixFileAttributes> posix(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? Optional.empty() : Optional.of(view.readAttributes());
    }

    /** Run as root, the file must still be the server's to read and to replace. */
    private static void own(PosixFileAttributeView file, UserPrincipal owner) throws IOException {
        if (!file.getOwner().equals(owner)) {
            file.setOwner(owner);
        }
    }

    private static void group(PosixFileAttributeView file, GroupPrincipal group) throws IOException {
        if (!file.readAttributes().group().equals(group)) {
            try {
                file.setGroup(group);
            } catch (FileSystemException notAMember) {
                // then it has the group that this user's files have
            }
        }
    }
}

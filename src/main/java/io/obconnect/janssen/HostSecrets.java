package io.obconnect.janssen;

import io.obconnect.message.SecretSources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets in files (a mounted Kubernetes secret, say) and environment variables of this host. */
final class HostSecrets implements SecretSources {

    private static final long LARGEST_FILE = 64 * 1024;

    @Override
    public Optional<byte[]> file(String path) {
        try {
            Path file = Path.of(path);
            return Files.size(file) > LARGEST_FILE ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}

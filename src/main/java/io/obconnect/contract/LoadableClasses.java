package io.obconnect.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a class loader would load. Read as resources, so that nothing is loaded, and no class of the server's is initialized too early. */
public final class LoadableClasses implements HostClasses {

    private final ClassLoader loader;
    private final Map<String, Optional<ClassFile>> known = new ConcurrentHashMap<>();

    public LoadableClasses(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Optional<ClassFile> find(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private Optional<ClassFile> read(String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }
}

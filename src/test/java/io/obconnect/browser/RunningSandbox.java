package io.obconnect.browser;

import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Sandbox;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Gives the browser tests a {@link Sandbox} with the packaged extension, on any free ports: one for all classes, closed after the last. */
public final class RunningSandbox implements ParameterResolver {

    private record Running(Sandbox sandbox) implements AutoCloseable {

        static Running start() {
            Optional<Path> extension = AuthServer.packagedJar();
            if (extension.isEmpty()) {
                throw new IllegalStateException("system property obconnect.jar names no packaged extension");
            }
            try {
                // the picture for the documentation shows the ports that a reader will see
                Sandbox sandbox = new Sandbox(Boolean.getBoolean("obconnect.screenshots") ? 8080 : 0, Optional.empty());
                sandbox.start(extension);
                return new Running(sandbox);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(ExtensionContext.Namespace.create(RunningSandbox.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class).sandbox();
    }
}

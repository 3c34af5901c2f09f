package io.obconnect.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Gives the browser tests a {@link Chromium} as it was at first: one for all classes, closed after the last. */
final class RunningChromium implements ParameterResolver {

    private record Running(Chromium chromium) implements AutoCloseable {

        static Running start() {
            try {
                return new Running(new Chromium());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            chromium.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(ExtensionContext.Namespace.create(RunningChromium.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class).chromium().fresh();
    }
}

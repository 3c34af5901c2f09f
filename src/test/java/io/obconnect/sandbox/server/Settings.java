package io.obconnect.sandbox.server;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;

import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * How this node is configured, handed in from outside the web application: text, so that class loaders don't matter.
 */
@ApplicationScoped
public class Settings {

    /** Context attribute: {@code Map<String, String>}. */
    public static final String SETTINGS = "sandbox.settings";
    /** Context attribute: {@code LongSupplier}, milliseconds that this node's clock is ahead. */
    public static final String CLOCK = "sandbox.clock";
    /** Context attribute: {@code Map<String, Function<String, String>>}, filled by the node, called by tests. */
    public static final String HOOKS = "sandbox.hooks";

    /** Setting: scripts and default acr are what the directory says. */
    static final String INSTALLED = "installed";

    private ServletContext context;

    /** Before anybody else asks. */
    void take(@Observes @Priority(1) @Initialized(ApplicationScoped.class) ServletContext started) {
        context = started;
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> all() {
        return (Map<String, String>) context.getAttribute(SETTINGS);
    }

    public String text(String name) {
        return all().get(name);
    }

    /** Whose behaviours this node has. */
    public Generation generation() {
        return Generation.of(text("generation"));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(all().get(name));
    }

    public int number(String name, int otherwise) {
        String value = all().get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    public long clockAhead() {
        return ((LongSupplier) context.getAttribute(CLOCK)).getAsLong();
    }

    @SuppressWarnings("unchecked")
    public Map<String, Function<String, String>> hooks() {
        return (Map<String, Function<String, String>>) context.getAttribute(HOOKS);
    }
}

package org.slf4j.simple;

import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Catches, while it is open, what the loggers below a name say at the finest level. A logger knows its level from when it was made, so this
 * lets the factory forget all of them, which only this package may: whoever is to be heard must be started after.
 */
public final class LogAtTrace implements AutoCloseable {

    private final String property;
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    /** Held, or the setting would be collected with it. */
    private final Logger platform;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            System.err.println(line.getLoggerName() + " " + line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    private LogAtTrace(String name) {
        property = SimpleLogger.LOG_KEY_PREFIX + name;
        platform = Logger.getLogger(name);
        System.setProperty(property, "trace");
        forget();
        platform.setLevel(Level.ALL);
        platform.addHandler(handler);
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    /** @param name for example {@code io.obconnect} */
    public static LogAtTrace below(String name) {
        return new LogAtTrace(name);
    }

    /** All lines until now. */
    public String lines() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
        platform.removeHandler(handler);
        platform.setLevel(null);
        System.clearProperty(property);
        forget();
    }

    private static void forget() {
        ((SimpleLoggerFactory) LoggerFactory.getILoggerFactory()).reset();
    }
}

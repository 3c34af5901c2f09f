package io.obconnect.ops;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that keeps what it is told, as {@code LEVEL message}. */
final class RecordedLog {

    final List<String> lines = new CopyOnWriteArrayList<>();

    Logger logger() {
        return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
            Object[] values = arguments.length == 1 ? new Object[0]
                    : arguments[1] instanceof Object[] several ? several : Arrays.copyOfRange(arguments, 1, arguments.length);
            lines.add(method.getName().toUpperCase(Locale.ROOT) + " "
                    + MessageFormatter.arrayFormat((String) arguments[0], values).getMessage());
            return null;
        });
    }
}

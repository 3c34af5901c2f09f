package io.obconnect.janssen;

import io.obconnect.DirectoryUnavailable;

import java.util.function.Supplier;

/** The server's store, and the server's services that look something up in it. */
final class Store {

    private Store() {
    }

    /** The answer to a question; whatever exception the store throws instead is {@link DirectoryUnavailable} with this message. */
    static <T> T asked(String message, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new DirectoryUnavailable(message, e);
        }
    }
}

package io.jans.orm.exception;

/** An entry is missing, there already, or couldn't be written. */
public class EntryPersistenceException extends BasePersistenceException {
    public EntryPersistenceException(Throwable cause) {
        super(cause);
    }

    public EntryPersistenceException(String message, Throwable cause) {
        super(message, cause);
    }

    public EntryPersistenceException(String message) {
        super(message);
    }
}

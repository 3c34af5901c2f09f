package io.jans.orm.exception;

/** The store refused or could not be asked. */
public class BasePersistenceException extends RuntimeException {
    public BasePersistenceException(Throwable cause) {
        super(cause);
    }

    public BasePersistenceException(String message, Throwable cause) {
        super(message, cause);
    }

    public BasePersistenceException(String message) {
        super(message);
    }
}

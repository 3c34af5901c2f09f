package io.jans.orm.exception;

/** What removing an entry that isn't there throws on LDAP. */
public class EntryDeleteException extends EntryPersistenceException {

    public EntryDeleteException(String message, Throwable cause) {
        super(message, cause);
    }
}

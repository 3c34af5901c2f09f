package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import java.time.Instant;
import java.util.Set;

/**
 * What Persons have allowed clients, as the auth server looks it up before it shows its own consent page. The consent was given at the
 * bank, so a journey writes it itself; otherwise the person would be asked twice.
 */
public interface ClientAuthorizations {

    /**
     * Allows the client of this Person these scopes.
     *
     * @param until when the server's own cleaner may remove the entry, if our own removal fails
     * @throws DirectoryUnavailable where the store refuses
     */
    void allow(TemporaryPerson person, Set<String> scopes, Instant until);
}

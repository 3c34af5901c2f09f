package io.obconnect.janssen;

import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.person.ClientAuthorizations;
import io.obconnect.person.TemporaryPerson;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Date;
import java.util.Set;

/**
 * Client authorizations as the server looks them up. Written by ourselves: the server's own {@code add} takes {@code exp} from the client,
 * years away, and without {@code del} nothing ever removes them.
 */
@Dependent
public class JanssenClientAuthorizations implements ClientAuthorizations {

    private final PersistenceEntryManager store;
    private final ClientAuthorizationsService authorizations;
    private final AuthorizationEntries entries;

    @Inject
    public JanssenClientAuthorizations(PersistenceEntryManager store, ClientAuthorizationsService authorizations,
            AuthorizationEntries entries) {
        this.store = store;
        this.authorizations = authorizations;
        this.entries = entries;
    }

    @Override
    public void allow(TemporaryPerson person, Set<String> scopes, Instant until) {
        String id = ClientAuthorizationsService.createId(person.inum(), person.clientId());
        AuthorizationEntry entry = entries.fresh();
        entry.setDn(authorizations.createDn(id));
        entry.setId(id);
        entry.setClientId(person.clientId());
        entry.setInum(person.inum());
        entry.setScopes(scopes.toArray(String[]::new));
        entry.setExpiry(Date.from(until));
        entry.setDeletable(true);
        try {
            store.persist(entry);
        } catch (RuntimeException refused) {
            // a repeated answer finds the entry of the first
            if (authorizations.find(person.inum(), person.clientId()) == null) {
                throw new DirectoryUnavailable("the client authorization can't be written", refused);
            }
        }
    }
}

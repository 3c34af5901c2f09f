package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.person.DirectoryUnavailable;
import io.obconnect.person.OneShots;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import java.time.Instant;
import java.util.Date;
import java.util.List;

/** One-shots as entries in the branch of client authorizations: the store refuses a name twice, and the server's cleaner sweeps the branch. */
@Dependent
public class JanssenOneShots implements OneShots {

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;
    private final ClientAuthorizationsService authorizations;
    private final Provider<ServerSeal> seal;

    @Inject
    public JanssenOneShots(PersistenceEntryManager store, StaticConfiguration branches, ClientAuthorizationsService authorizations,
            Provider<ServerSeal> seal) {
        this.store = store;
        this.branches = branches;
        this.authorizations = authorizations;
        this.seal = seal;
    }

    @Override
    public boolean claim(Purpose purpose, String id, Instant keepUntil) {
        List<String> names = seal.get().macs(purpose, id);
        // used before the secret was rotated
        if (names.stream().skip(1).anyMatch(this::contains)) {
            return false;
        }
        AuthorizationEntry entry = new AuthorizationEntry();
        entry.setDn(authorizations.createDn(names.get(0)));
        entry.setId(names.get(0));
        entry.setExpiry(Date.from(keepUntil));
        entry.setDeletable(true);
        try {
            authorizations.prepareBranch();
            store.persist(entry);
            return true;
        } catch (RuntimeException refused) {
            if (contains(names.get(0))) {
                return false;
            }
            throw new DirectoryUnavailable("a one-shot can't be written", refused);
        }
    }

    @Override
    public boolean exists(Purpose purpose, String id) {
        return seal.get().macs(purpose, id).stream().anyMatch(this::contains);
    }

    @Override
    public void release(Purpose purpose, String id) {
        for (String name : seal.get().macs(purpose, id)) {
            Removal.unlessGone(() -> store.remove(authorizations.createDn(name), AuthorizationEntry.class), () -> contains(name));
        }
    }

    private boolean contains(String name) {
        try {
            return store.contains(branches.getBaseDn().getAuthorizations(), AuthorizationEntry.class,
                    Filter.createEqualityFilter("jansId", name));
        } catch (RuntimeException e) {
            throw new DirectoryUnavailable("one-shots can't be asked for", e);
        }
    }
}

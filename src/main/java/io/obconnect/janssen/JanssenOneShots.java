package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneShots;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One-shots as entries in the branch of client authorizations: the store refuses a name twice, and the server's cleaner sweeps the branch. */
@Dependent
public class JanssenOneShots implements OneShots {

    private static final Logger LOG = LoggerFactory.getLogger(JanssenOneShots.class);

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;
    private final ClientAuthorizationsService authorizations;
    private final AuthorizationEntries entries;
    private final ActiveConfiguration configuration;

    @Inject
    public JanssenOneShots(PersistenceEntryManager store, StaticConfiguration branches, ClientAuthorizationsService authorizations,
            AuthorizationEntries entries, ActiveConfiguration configuration) {
        this.store = store;
        this.branches = branches;
        this.authorizations = authorizations;
        this.entries = entries;
        this.configuration = configuration;
    }

    @Override
    public boolean claim(Purpose purpose, String id, String claimant, Instant keepUntil) {
        List<String> names = names(purpose, id);
        List<String> claimants = names(purpose, claimant);
        // used before the secret was rotated
        Optional<AuthorizationEntry> before = names.stream().skip(1).flatMap(name -> find(name).stream()).findFirst();
        if (before.isPresent()) {
            return claimants.contains(before.get().getInum());
        }
        AuthorizationEntry entry = entries.fresh();
        entry.setDn(authorizations.createDn(names.get(0)));
        entry.setId(names.get(0));
        entry.setExpiry(Date.from(keepUntil));
        entry.setDeletable(true);
        entry.setInum(claimants.get(0));
        try {
            store.persist(entry);
            return true;
        } catch (RuntimeException refused) {
            // where the connection broke after the write, the entry that is there is this one
            return find(names.get(0)).map(present -> claimants.contains(present.getInum()))
                    .orElseThrow(() -> new DirectoryUnavailable("a one-shot can't be written", refused));
        }
    }

    @Override
    public void release(Purpose purpose, String id, String claimant) {
        try {
            List<String> claimants = names(purpose, claimant);
            names(purpose, id).stream().flatMap(name -> find(name).stream()).filter(entry -> claimants.contains(entry.getInum()))
                    .forEach(entry -> store.remove(entry.getDn(), entries.type()));
        } catch (RuntimeException e) {
            LOG.warn("a one-shot that came to nothing stays used: {}", e.toString());
        }
    }

    @Override
    public boolean exists(Purpose purpose, String id) {
        return names(purpose, id).stream().anyMatch(this::contains);
    }

    /** The current name first, then those from before a rotation. */
    private List<String> names(Purpose purpose, String id) {
        return configuration.current().orElseThrow(() -> new DirectoryUnavailable("without a configuration there are no names", null))
                .seal().macs(purpose, id);
    }

    private Optional<AuthorizationEntry> find(String name) {
        return asked(() -> store.findEntries(branch(), entries.type(), named(name), 1)).stream().findFirst().map(AuthorizationEntry.class::cast);
    }

    private boolean contains(String name) {
        return asked(() -> store.contains(branch(), entries.type(), named(name)));
    }

    private String branch() {
        return branches.getBaseDn().getAuthorizations();
    }

    private static Filter named(String name) {
        return Filter.createEqualityFilter("jansId", name);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new DirectoryUnavailable("one-shots can't be asked for", e);
        }
    }
}

package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneTimeMarkers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;

/** One-shots as entries in the branch of client authorizations: the store refuses a name twice, and the server's cleaner sweeps the branch. */
@Dependent
public class JanssenOneTimeMarkers implements OneTimeMarkers {

    private static final Logger LOG = LoggerFactory.getLogger(JanssenOneTimeMarkers.class);

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;
    private final ClientAuthorizationsService authorizations;
    private final AuthorizationEntries entries;
    private final ActiveConfiguration configuration;

    @Inject
    public JanssenOneTimeMarkers(PersistenceEntryManager store, StaticConfiguration branches, ClientAuthorizationsService authorizations,
            AuthorizationEntries entries, ActiveConfiguration configuration) {
        this.store = store;
        this.branches = branches;
        this.authorizations = authorizations;
        this.entries = entries;
        this.configuration = configuration;
    }

    @Override
    public boolean claim(Purpose purpose, String id, String claimant, Instant keepUntil) {
        String name = name(purpose, id);
        String by = name(purpose, claimant);
        AuthorizationEntry entry = entries.fresh();
        entry.setDn(authorizations.createDn(name));
        entry.setId(name);
        entry.setExpiry(Date.from(keepUntil));
        entry.setDeletable(true);
        entry.setInum(by);
        try {
            store.persist(entry);
            return true;
        } catch (RuntimeException refused) {
            // where the connection broke after the write, the entry that is there is this one
            return find(name).map(present -> by.equals(present.getInum()))
                    .orElseThrow(() -> new DirectoryUnavailable("a one-shot can't be written", refused));
        }
    }

    @Override
    public void release(Purpose purpose, String id, String claimant) {
        try {
            String by = name(purpose, claimant);
            find(name(purpose, id)).filter(entry -> by.equals(entry.getInum())).ifPresent(entry -> store.remove(entry.getDn(), entries.type()));
        } catch (RuntimeException e) {
            LOG.warn("a one-shot that came to nothing stays used: {}", e.toString());
        }
    }

    @Override
    public boolean exists(Purpose purpose, String id) {
        return asked(() -> store.contains(branch(), entries.type(), named(name(purpose, id))));
    }

    private String name(Purpose purpose, String id) {
        return configuration.current().orElseThrow(() -> new DirectoryUnavailable("without a configuration there are no names", null))
                .seal().mac(purpose, id);
    }

    private Optional<AuthorizationEntry> find(String name) {
        return asked(() -> store.findEntries(branch(), entries.type(), named(name), 1)).stream().findFirst().map(AuthorizationEntry.class::cast);
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

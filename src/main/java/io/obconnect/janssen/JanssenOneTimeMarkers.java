package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneTimeMarkers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** One-time markers as entries in the branch of client authorizations: the store refuses a name twice, and the server's cleaner sweeps the branch. */
@Dependent
public class JanssenOneTimeMarkers implements OneTimeMarkers {

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
    public Optional<Marker> claim(Purpose purpose, String id, JourneyName by, Instant keepUntil) {
        String name = name(purpose, id);
        AuthorizationEntry entry = entries.fresh();
        entry.setDn(authorizations.createDn(name));
        entry.setId(name);
        entry.setExpiry(Date.from(keepUntil));
        entry.setDeletable(true);
        entry.setInum(by.value());
        try {
            store.persist(entry);
            return Optional.empty();
        } catch (RuntimeException refused) {
            // where the connection broke after the write, the entry that is there is this one
            return Optional.of(named(name).orElseThrow(() -> new DirectoryUnavailable("a one-time marker can't be written", refused)));
        }
    }

    @Override
    public Optional<Marker> find(Purpose purpose, String id) {
        return named(name(purpose, id));
    }

    private String name(Purpose purpose, String id) {
        return configuration.current().orElseThrow(() -> new DirectoryUnavailable("without a configuration there are no names", null))
                .seal().mac(purpose, id);
    }

    private Optional<Marker> named(String name) {
        return Store.asked("one-time markers can't be asked for", () -> store.findEntries(branches.getBaseDn().getAuthorizations(),
                        entries.type(), Filter.createEqualityFilter("jansId", name), 1))
                .stream().findFirst().map(AuthorizationEntry.class::cast)
                .map(entry -> new Marker(new JourneyName(entry.getInum()), entry.getExpiry().toInstant()));
    }
}

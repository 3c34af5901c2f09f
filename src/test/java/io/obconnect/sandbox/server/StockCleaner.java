package io.obconnect.sandbox.server;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.model.config.BaseDnConfiguration;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.as.persistence.model.Par;
import io.jans.model.token.TokenEntity;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Date;

/** The server's own cleaner. Fact: it sweeps expired sessions, tokens, client authorizations, PARs and its cache, never persons. */
@ApplicationScoped
public class StockCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(StockCleaner.class);

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private StaticConfiguration configuration;
    @Inject
    private Clock clock;

    void sweep() {
        BaseDnConfiguration base = configuration.getBaseDn();
        sweep(base.getSessions(), SessionId.class);
        sweep(base.getTokens(), TokenEntity.class);
        sweep(base.getAuthorizations(), ClientAuthorization.class);
        sweep(base.getPar(), Par.class);
        sweep("ou=cache,o=jans", PendingCode.class);
    }

    private void sweep(String branch, Class<?> type) {
        try {
            String now = entries.encodeTime(branch, Date.from(clock.instant()));
            entries.remove(branch, type,
                    Filter.createANDFilter(Filter.createEqualityFilter("del", true), Filter.createLessOrEqualFilter("exp", now)), 100);
        } catch (EntryPersistenceException e) {
            LOG.warn("{} not swept: {}", branch, e.getMessage());
        }
    }
}

package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;
import io.obconnect.message.Sha256;
import io.obconnect.token.TokenClaims;
import io.obconnect.token.TokenRecords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * A grant's data as an entry beside the server's tokens, which its cleaner sweeps as it sweeps tokens. Named by a hash of the grant id
 * without a key: a grant lives through many rotations of the secrets.
 */
@Dependent
public class JanssenTokenRecords implements TokenRecords {

    private static final String NAME_PREFIX = "obconnect-";
    private static final String HASHED = "obconnect token data v1 ";
    private static final String MEMBER = "obconnect";
    private static final String FAILURE = "the store of tokens can't be asked";

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;

    @Inject
    public JanssenTokenRecords(PersistenceEntryManager store, StaticConfiguration branches) {
        this.store = store;
        this.branches = branches;
    }

    @Override
    public Optional<Kept> find(String grantId) {
        return entry(grantId).flatMap(JanssenTokenRecords::kept);
    }

    @Override
    public Kept keep(String grantId, TokenClaims data, Instant until) {
        try {
            store.persist(fresh(grantId, data, until));
            return new Kept(data, until);
        } catch (RuntimeException refused) {
            // another request of the same grant was faster; to look first would cost every grant a question
            TokenDataEntry present = entry(grantId).orElseThrow(() -> new DirectoryUnavailable("token data can't be written", refused));
            prolong(present, until);
            return kept(present).orElseThrow(() -> new DirectoryUnavailable("token data can't be read", refused));
        }
    }

    @Override
    public void prolong(String grantId, TokenClaims data, Instant until) {
        entry(grantId).ifPresentOrElse(entry -> prolong(entry, until), () -> keep(grantId, data, until));
    }

    @Override
    public boolean keptFor(JourneyName journey) {
        return Store.asked(FAILURE, () -> store.contains(branches.getBaseDn().getTokens(), TokenDataEntry.class,
                Filter.createEqualityFilter("authzCode", journey.value())));
    }

    private void prolong(TokenDataEntry entry, Instant until) {
        if (entry.getExpiry().toInstant().isBefore(until)) {
            entry.setExpiry(Date.from(until));
            Store.asked(FAILURE, () -> store.merge(entry));
        }
    }

    private TokenDataEntry fresh(String grantId, TokenClaims data, Instant until) {
        TokenDataEntry entry = new TokenDataEntry();
        entry.setKey(key(grantId));
        entry.setDn("tknCde=" + entry.getKey() + "," + branches.getBaseDn().getTokens());
        entry.setData(Json.text(Map.of(MEMBER, data.encode())));
        entry.setJourney(JourneyName.of(data.uid()).value());
        entry.setExpiry(Date.from(until));
        entry.setDeletable(true);
        return entry;
    }

    private Optional<TokenDataEntry> entry(String grantId) {
        return Store.asked(FAILURE, () -> store.findEntries(branches.getBaseDn().getTokens(), TokenDataEntry.class,
                Filter.createEqualityFilter("tknCde", key(grantId)), 1)).stream().filter(entry -> entry.getExpiry() != null).findFirst();
    }

    private static Optional<Kept> kept(TokenDataEntry entry) {
        return Json.trusted(entry.getData()).flatMap(json -> Json.string(json, MEMBER)).flatMap(TokenClaims::decode)
                .map(data -> new Kept(data, entry.getExpiry().toInstant()));
    }

    private static String key(String grantId) {
        return NAME_PREFIX + Base64Url.encode(Sha256.of(HASHED + grantId));
    }
}

package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.message.Json;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.ConsentNames;
import io.obconnect.revocation.RevokedConsents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ended consents as entries in the branch of tokens, whose names every store has an index for and which the server's cleaner sweeps. The
 * name says nothing of the consent, and the entry holds two times only.
 */
@Dependent
public class JanssenRevokedConsents implements RevokedConsents {

    private static final String NAME_PREFIX = "obconnect-end-";
    private static final String SAID = "said";
    private static final String EFFECTIVE = "effective";
    private static final String FAILURE = "ended consents can't be asked for";
    /** A consent has two names, and a name has one entry at most. */
    private static final int MOST = 2;

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;
    private final ConsentNames names;

    @Inject
    public JanssenRevokedConsents(PersistenceEntryManager store, StaticConfiguration branches, ConsentNames names) {
        this.store = store;
        this.branches = branches;
        this.names = names;
    }

    @Override
    public boolean revoke(ConsentId consent, Revoked revoked, Instant keepUntil) {
        String key = key(consent);
        TokenDataEntry entry = new TokenDataEntry();
        entry.setKey(key);
        entry.setDn("tknCde=" + key + "," + branch());
        entry.setDeletable(true);
        write(entry, revoked, keepUntil);
        try {
            store.persist(entry);
            return true;
        } catch (RuntimeException refused) { // it was said before, or another node is told the same at the same time
            TokenDataEntry known = entries(named(key)).stream().findFirst()
                    .orElseThrow(() -> new DirectoryUnavailable("an ended consent can't be written down", refused));
            return revokeAgain(known, revoked, keepUntil);
        }
    }

    private boolean revokeAgain(TokenDataEntry entry, Revoked revoked, Instant keepUntil) {
        Optional<Revoked> known = read(entry);
        if (known.isPresent() && !known.get().said().isBefore(revoked.said())) {
            return false;
        }
        Date before = entry.getExpiry();
        write(entry, new Revoked(revoked.said(), known.map(Revoked::effective).filter(revoked.effective()::isBefore).orElse(revoked.effective())),
                before != null && before.toInstant().isAfter(keepUntil) ? before.toInstant() : keepUntil);
        Store.asked(FAILURE, () -> store.merge(entry));
        return true;
    }

    @Override
    public Optional<Instant> revokedAt(String intent, String consentId) {
        Filter either = Filter.createORFilter(named(key(ConsentId.intent(intent))), named(key(ConsentId.consent(consentId))));
        return entries(either).stream()
                // an entry that can't be read is the end of a consent all the same
                .map(entry -> read(entry).map(Revoked::effective).orElse(Instant.MAX))
                .max(Comparator.naturalOrder());
    }

    private List<TokenDataEntry> entries(Filter filter) {
        return Store.asked(FAILURE, () -> store.findEntries(branch(), TokenDataEntry.class, filter, MOST));
    }

    private String branch() {
        return branches.getBaseDn().getTokens();
    }

    private String key(ConsentId consent) {
        return NAME_PREFIX + names.of(consent);
    }

    private static Filter named(String key) {
        return Filter.createEqualityFilter("tknCde", key);
    }

    private static void write(TokenDataEntry entry, Revoked revoked, Instant keepUntil) {
        entry.setData(Json.text(Map.of(SAID, revoked.said().toEpochMilli(), EFFECTIVE, revoked.effective().toEpochMilli())));
        entry.setExpiry(Date.from(keepUntil));
    }

    /** Empty where it isn't what {@link #write} made. */
    private static Optional<Revoked> read(TokenDataEntry entry) {
        return Json.trusted(entry.getData()).flatMap(json -> time(json, SAID).flatMap(said ->
                time(json, EFFECTIVE).map(effective -> new Revoked(said, effective))));
    }

    private static Optional<Instant> time(Map<String, Object> json, String name) {
        return json.get(name) instanceof Number millis ? Optional.of(Instant.ofEpochMilli(millis.longValue())) : Optional.empty();
    }
}

package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.UserService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.person.Claim;
import io.obconnect.person.People;
import io.obconnect.person.PersonMarker;
import io.obconnect.person.TemporaryPerson;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Temporary Persons under {@code ou=people}, on LDAP and on SQL. */
@Dependent
public class JanssenPeople implements People {

    private static final String LDAP = "ldap";
    private static final String ACTIVE = "active";
    private static final String INACTIVE = "inactive";
    private static final String FAILURE = "the store of Persons can't be asked";
    /** As the server's own cleaner, by default. */
    private static final int ROWS_AT_ONCE = 100;

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;
    private final UserService users;
    private final AuthorizationEntries entries;

    @Inject
    public JanssenPeople(PersistenceEntryManager store, StaticConfiguration branches, UserService users, AuthorizationEntries entries) {
        this.store = store;
        this.branches = branches;
        this.users = users;
        this.entries = entries;
    }

    @Override
    public Claim claim(TemporaryPerson person) {
        try {
            store.persist(entry(person));
            return new Claim.Written();
        } catch (RuntimeException refused) {
            // both stores say it with the same exception, whether the entry was there or the store is down
            return one(Filter.createEqualityFilter("inum", person.inum()))
                    .<Claim>map(found -> new Claim.Existing(read(found)))
                    .orElseThrow(() -> new DirectoryUnavailable("the temporary Person can't be written", refused));
        }
    }

    @Override
    public Optional<TemporaryPerson> find(String uid) {
        return one(Filter.createEqualityFilter("uid", uid)).flatMap(JanssenPeople::read);
    }

    @Override
    public List<Candidate> expired(Instant until, int limit) {
        return candidates(Filter.createLessOrEqualFilter("jansPassExpDate", time(until)), limit);
    }

    @Override
    public List<Candidate> farAhead(Instant from, int limit) {
        return candidates(Filter.createGreaterOrEqualFilter("jansPassExpDate", time(from)), limit);
    }

    private List<Candidate> candidates(Filter date, int limit) {
        Filter filter = Filter.createANDFilter(ours(), date);
        return Store.asked(FAILURE, () -> ldap() ? FirstPages.of(store, people(), PersonEntry.class, filter, limit)
                : store.findEntries(people(), PersonEntry.class, filter, limit)).stream()
                .map(found -> new Candidate(found.getDn(), read(found))).toList();
    }

    @Override
    public int atOnce() {
        return ldap() ? 1 : ROWS_AT_ONCE;
    }

    @Override
    public int remove(List<TemporaryPerson> persons) {
        // the Persons last: a node that dies half-way leaves them for the next sweep
        return ldap() ? persons.stream().mapToInt(person -> removeTree(person) ? 1 : 0).sum() : removeRows(persons);
    }

    private boolean removeTree(TemporaryPerson person) {
        // whatever the Person allowed to any client; the attribute is indexed as both stores are shipped
        Filter allowed = Filter.createEqualityFilter("jansUsrId", person.inum());
        // one by one: removing by filter only logs what it couldn't remove
        Store.asked(FAILURE, () -> store.findEntries(authorizations(), entries.type(), allowed)).forEach(entry ->
                unlessGone(entry.getDn(), entries.type(), () -> store.remove(entry.getDn(), entries.type())));
        String dn = dn(person.inum());
        try {
            store.remove(dn, PersonEntry.class);
            return true;
        } catch (RuntimeException goneOrNoLeaf) {
            return unlessGone(dn, PersonEntry.class, () -> store.removeRecursively(dn, PersonEntry.class));
        }
    }

    /**
     * Removes what may be gone already: an exception on LDAP, silence on SQL, and for us no error.
     *
     * @return false where the store said that it was gone; SQL never does
     * @throws DirectoryUnavailable where it is there and can't be removed, or can't be asked for
     */
    private boolean unlessGone(String dn, Class<?> type, Runnable removal) {
        try {
            removal.run();
            return true;
        } catch (RuntimeException refused) {
            if (Store.asked("the store can't be asked", () -> store.contains(dn, type))) {
                throw new DirectoryUnavailable("an entry can't be removed", refused);
            }
            return false;
        }
    }

    /** Three statements for many Persons: each is a transaction of its own, and the database waits for its disk at the end of each. */
    private int removeRows(List<TemporaryPerson> persons) {
        return Store.asked(FAILURE, () -> {
            store.remove(authorizations(), entries.type(), named("jansUsrId", persons), 0);
            store.remove(people(), PairwiseEntry.class, named("jansUsrId", persons), 0);
            return store.remove(people(), PersonEntry.class, Filter.createANDFilter(ours(), named("inum", persons)), persons.size());
        });
    }

    private static Filter named(String attribute, List<TemporaryPerson> persons) {
        return Filter.createORFilter(persons.stream().map(person -> Filter.createEqualityFilter(attribute, person.inum())).toArray(Filter[]::new));
    }

    private Optional<PersonEntry> one(Filter filter) {
        return Store.asked(FAILURE, () -> store.findEntries(people(), PersonEntry.class, Filter.createANDFilter(filter, ours()), 1))
                .stream().findFirst();
    }

    private PersonEntry entry(TemporaryPerson person) {
        PersonEntry entry = new PersonEntry();
        entry.setDn(dn(person.inum()));
        entry.setInum(person.inum());
        entry.setUid(person.uid());
        entry.setStatus(person.active() ? ACTIVE : INACTIVE);
        entry.setIntent(person.intent().value());
        entry.setExpiry(Date.from(person.expiry()));
        entry.setMarker(PersonMarker.of(person).values());
        List<String> objectClasses = ldap() ? users.getPersonCustomObjectClassList() : null;
        entry.setCustomObjectClasses(objectClasses == null ? null : objectClasses.toArray(String[]::new));
        return entry;
    }

    private static Optional<TemporaryPerson> read(PersonEntry entry) {
        if (entry.getInum() == null || entry.getUid() == null) {
            return Optional.empty();
        }
        return PersonMarker.read(entry.getMarker()).map(marker -> new TemporaryPerson(entry.getInum(), entry.getUid(), marker.clientId(),
                marker.intent(), marker.consentId(), marker.expiry()));
    }

    /** SQL ignores the base DN: without this filter ordinary persons would be in reach. */
    private static Filter ours() {
        return Filter.createEqualityFilter("jansExtUid", PersonMarker.TAG);
    }

    /**
     * The time as this store's filters want it. With the other store's form, entries that are still alive would be found: SQL's
     * {@code encodeTime} is local time read as UTC, and a {@code Date} on LDAP matches anything.
     */
    private Object time(Instant instant) {
        Date date = Date.from(instant);
        return ldap() ? store.encodeTime(people(), date) : date;
    }

    private boolean ldap() {
        return LDAP.equals(store.getPersistenceType(people()));
    }

    private String authorizations() {
        return branches.getBaseDn().getAuthorizations();
    }

    private String people() {
        return branches.getBaseDn().getPeople();
    }

    private String dn(String inum) {
        return "inum=" + inum + "," + people();
    }
}

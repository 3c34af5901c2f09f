package io.obconnect.sandbox.demo;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.StaticUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the temporary Persons from the directory, twice a second, and tells the panel what came and went. */
final class PersonWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PersonWatch.class);
    private static final Filter OURS = Filter.createANDFilter(Filter.createEqualityFilter("objectClass", "jansPerson"),
            Filter.createSubInitialFilter("uid", PersonEntry.UID_PREFIX));
    private static final long PERIOD_MILLIS = 500;

    private final DemoSettings.Directory directory;
    private final Trace trace;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private List<PersonEntry> seen = List.of();
    private boolean silent;

    PersonWatch(DemoSettings.Directory directory, Trace trace) {
        this.directory = directory;
        this.trace = trace;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            List<PersonEntry> now = read(directory);
            silent = false;
            tell(now);
        } catch (LDAPException e) {
            if (!silent) {
                LOG.warn("the directory doesn't answer: {}", e.getResultCode());
            }
            silent = true;
        }
    }

    private void tell(List<PersonEntry> now) {
        if (now.equals(seen)) {
            return;
        }
        for (PersonEntry person : now) {
            if (seen.stream().noneMatch(before -> before.uid().equals(person.uid()))) {
                trace.add(Hop.direct(Party.AUTH_SERVER, Party.DIRECTORY, person.active() ? "a temporary Person, created" : "a denial, recorded"));
            }
        }
        for (PersonEntry person : seen) {
            if (now.stream().noneMatch(after -> after.uid().equals(person.uid()))) {
                trace.add(Hop.direct(Party.AUTH_SERVER, Party.DIRECTORY, "a temporary Person, removed"));
            }
        }
        seen = now;
        trace.persons(now);
    }

    /** The temporary Persons that the directory holds now. */
    static List<PersonEntry> read(DemoSettings.Directory directory) throws LDAPException {
        try (LDAPConnection connection = new LDAPConnection(directory.host(), directory.port(), directory.bindDn(), directory.bindPassword())) {
            List<PersonEntry> persons = new ArrayList<>();
            for (SearchResultEntry entry : connection.search(directory.peopleDn(), SearchScope.SUB, OURS,
                    "uid", "jansStatus", "jansPassExpDate", "jansExtUid").getSearchEntries()) {
                persons.add(person(entry));
            }
            return List.copyOf(persons);
        }
    }

    private static PersonEntry person(SearchResultEntry entry) {
        String[] notes = entry.getAttributeValues("jansExtUid");
        String status = entry.getAttributeValue("jansStatus");
        return new PersonEntry(entry.getAttributeValue("uid"), status == null ? "active" : status, expiry(entry),
                notes == null ? List.of() : List.of(notes));
    }

    /** The epoch where the entry isn't whole: the panel shows it all the same. */
    private static Instant expiry(SearchResultEntry entry) {
        String value = entry.getAttributeValue("jansPassExpDate");
        try {
            return value == null ? Instant.EPOCH : StaticUtils.decodeGeneralizedTime(value).toInstant();
        } catch (ParseException e) {
            return Instant.EPOCH;
        }
    }
}

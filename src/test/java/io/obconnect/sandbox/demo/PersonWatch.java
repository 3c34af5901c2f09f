package io.obconnect.sandbox.demo;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.StaticUtils;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees the temporary Persons as the directory writes and removes them, before whoever asked for it goes on; so the panel has them where they
 * happened.
 */
final class PersonWatch extends InMemoryOperationInterceptor {

    private static final Filter OURS = Filter.createANDFilter(Filter.createEqualityFilter("objectClass", "jansPerson"),
            Filter.createSubInitialFilter("uid", PersonEntry.UID_PREFIX));

    private final Trace trace;
    private final Map<String, PersonEntry> persons = new LinkedHashMap<>();

    PersonWatch(Trace trace) {
        this.trace = trace;
    }

    @Override
    public synchronized void processAddResult(InMemoryInterceptedAddResult added) {
        if (added.getResult().getResultCode() != ResultCode.SUCCESS) {
            return;
        }
        Entry entry = added.getRequest().toEntry();
        String uid = entry.getAttributeValue("uid");
        if (uid == null || !uid.startsWith(PersonEntry.UID_PREFIX) || !entry.hasObjectClass("jansPerson")) {
            return;
        }
        PersonEntry person = person(entry);
        persons.put(normalized(entry.getDN()), person);
        tell(uid, person.active() ? "a temporary Person, created" : "the decision, recorded on an inactive Person");
    }

    @Override
    public synchronized void processDeleteResult(InMemoryInterceptedDeleteResult deleted) {
        if (deleted.getResult().getResultCode() != ResultCode.SUCCESS) {
            return;
        }
        Optional.ofNullable(persons.remove(normalized(deleted.getRequest().getDN())))
                .ifPresent(person -> tell(person.uid(), "the temporary Person, removed"));
    }

    private void tell(String uid, String what) {
        trace.ofUid(uid).ifPresent(journey -> trace.add(journey, Hop.direct(Party.AUTH_SERVER, Party.DIRECTORY, what)));
        List<PersonEntry> newestFirst = new ArrayList<>(persons.values());
        Collections.reverse(newestFirst);
        trace.persons(newestFirst);
    }

    private static String normalized(String dn) {
        try {
            return DN.normalize(dn);
        } catch (LDAPException e) {
            throw new IllegalStateException("the directory took this name", e);
        }
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

    private static PersonEntry person(Entry entry) {
        String[] notes = entry.getAttributeValues("jansExtUid");
        String status = entry.getAttributeValue("jansStatus");
        return new PersonEntry(entry.getAttributeValue("uid"), status == null ? "active" : status, expiry(entry),
                notes == null ? List.of() : List.of(notes));
    }

    /** The epoch where the entry isn't whole: the panel shows it all the same. */
    private static Instant expiry(Entry entry) {
        String value = entry.getAttributeValue("jansPassExpDate");
        try {
            return value == null ? Instant.EPOCH : StaticUtils.decodeGeneralizedTime(value).toInstant();
        } catch (ParseException e) {
            return Instant.EPOCH;
        }
    }
}

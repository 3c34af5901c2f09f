package io.obconnect.load;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.util.StaticUtils;
import io.obconnect.person.PersonMarker;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import io.obconnect.sandbox.Directory;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Fills a directory with Persons, as if many journeys had been before: past the wire, so that it is quick and counts as nobody's call. */
record PeopleOnFile(Directory directory) {

    private static final String TPP = "tpp-1";

    /** Temporary Persons with their client authorizations, that expire then. */
    void temporary(int count, Instant expiry) throws LDAPException {
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString().replace("-", "");
            TemporaryPerson person = new TemporaryPerson(id.toUpperCase(Locale.ROOT), TemporaryPerson.UID_PREFIX + id, TPP,
                    new IntentId(id), Optional.of("consent-" + id), expiry);
            Entry entry = entry(person.inum(), person.uid());
            entry.addAttribute("jansPassExpDate", time(expiry));
            entry.addAttribute("jansExtUid", PersonMarker.of(person).values());
            directory.ldap().add(entry);
            String authorization = person.inum() + "_" + TPP;
            directory.ldap().add(new Entry("jansId=" + authorization + ",ou=authorizations,o=jans",
                    new Attribute("objectClass", "top", "jansClntAuthz"), new Attribute("jansId", authorization),
                    new Attribute("jansClntId", TPP), new Attribute("jansUsrId", person.inum())));
        }
    }

    /** Ordinary people, whom nobody may remove. */
    void ordinary(int count) throws LDAPException {
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            directory.ldap().add(entry(id, "person-" + id));
        }
    }

    /** Removes so many temporary Persons and their client authorizations. @return milliseconds that the directory took for one */
    double removalMillis(int count) throws LDAPException {
        List<String> inums = directory.people("(jansExtUid=" + PersonMarker.TAG + ")").stream().filter(PeopleOnFile::expired).limit(count)
                .map(person -> person.getAttributeValue("inum")).toList();
        long start = System.nanoTime();
        for (String inum : inums) {
            directory.ldap().delete("jansId=" + inum + "_" + TPP + ",ou=authorizations,o=jans");
            directory.ldap().delete("inum=" + inum + "," + Directory.PEOPLE);
        }
        return (System.nanoTime() - start) / 1e6 / inums.size();
    }

    private static boolean expired(SearchResultEntry person) {
        return person.getAttributeValueAsDate("jansPassExpDate").before(new Date());
    }

    int all() {
        return directory.people("(objectClass=jansPerson)").size();
    }

    private static Entry entry(String inum, String uid) {
        Entry entry = new Entry("inum=" + inum + "," + Directory.PEOPLE);
        entry.addAttribute("objectClass", "top", "jansPerson");
        entry.addAttribute("inum", inum);
        entry.addAttribute("uid", uid);
        entry.addAttribute("jansStatus", "active");
        return entry;
    }

    private static String time(Instant instant) {
        return StaticUtils.encodeGeneralizedTime(Date.from(instant));
    }
}

package io.obconnect.load;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.StaticUtils;
import io.obconnect.person.PersonMarker;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.server.Generation;

import java.util.Date;
import java.util.List;

/** In an LDAP directory. */
final class PeopleInDirectory extends PeopleOnFile {

    private final Directory directory;

    PeopleInDirectory(Directory directory) {
        this.directory = directory;
    }

    @Override
    int all() {
        try {
            return directory.ldap().countEntriesBelow(Directory.PEOPLE) - 1;
        } catch (LDAPException e) {
            throw new IllegalStateException("Persons not counted", e);
        }
    }

    @Override
    void addTemporary(List<TemporaryPerson> people) {
        for (TemporaryPerson person : people) {
            Entry entry = entry(person.inum(), person.uid());
            entry.addAttribute("jansPassExpDate", StaticUtils.encodeGeneralizedTime(Date.from(person.expiry())));
            entry.addAttribute("jansExtUid", PersonMarker.of(person).values());
            add(entry);
            add(new Entry("jansId=" + authorization(person) + ",ou=authorizations,o=jans", new Attribute("objectClass", "top", "jansClntAuthz"),
                    new Attribute("jansId", authorization(person)), new Attribute(Generation.byDefault().authorizationsClient(), person.clientId()),
                    new Attribute("jansUsrId", person.inum())));
        }
    }

    @Override
    void addOrdinary(List<String> inums) {
        inums.forEach(inum -> add(entry(inum, uid(inum))));
    }

    private void add(Entry entry) {
        try {
            directory.ldap().add(entry);
        } catch (LDAPException e) {
            throw new IllegalStateException("Person not added", e);
        }
    }

    private static Entry entry(String inum, String uid) {
        return new Entry("inum=" + inum + "," + Directory.PEOPLE, new Attribute("objectClass", "top", "jansPerson"), new Attribute("inum", inum),
                new Attribute("uid", uid), new Attribute("jansStatus", "active"));
    }
}

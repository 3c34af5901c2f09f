package io.obconnect.janssen;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.UserService;
import io.obconnect.person.Claim;
import io.obconnect.person.People;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Temporary Persons in a genuine OpenLDAP. The directory in memory, which the other tests use, walks through all entries for every delete. */
@Tag("slow")
@EnabledIf(value = "isInstalled", disabledReason = "no slapd on this machine")
class OpenLdapPersonsTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final int MANY = 100_000;

    @TempDir
    private Path folder;
    private OpenLdap directory;
    private People people;

    static boolean isInstalled() {
        return OpenLdap.installed().isPresent();
    }

    @BeforeEach
    void open() throws Exception {
        directory = OpenLdap.start(OpenLdap.installed().orElseThrow(), folder);
        people = new JanssenPeople(directory.store(), new StaticConfiguration(), new UserService() {
            @Override
            public List<String> getPersonCustomObjectClassList() {
                return List.of("jansCustomPerson", "jansPerson");
            }
        }, new AuthorizationEntries());
    }

    @AfterEach
    void close() throws InterruptedException {
        directory.close();
    }

    @Test
    void aHundredThousandAreSweptAndAHundredThousandOrdinaryPersonsLeftAlone() throws LDAPException {
        // past dates of their own: a password that expired long ago
        for (int i = 0; i < MANY; i++) {
            Entry ordinary = new Entry("inum=o" + i + "," + OpenLdap.PEOPLE);
            ordinary.addAttribute("objectClass", "jansPerson");
            ordinary.addAttribute("inum", "o" + i);
            ordinary.addAttribute("uid", "person" + i);
            ordinary.addAttribute("jansPassExpDate", "20200101000000.000Z");
            ordinary.addAttribute("jansExtUid", "passport:" + i);
            directory.ldap().add(ordinary);
            people.claim(person("p" + i));
        }
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(MANY);
        assertThat(count(OpenLdap.PEOPLE)).isEqualTo(MANY);
        assertThat(people.find("obconnect_p0")).isEmpty();
    }

    @Test
    void aPersonIsClaimedOnceAndGoesWithAllThatHangsOnIt() throws Exception {
        TemporaryPerson person = person("a");
        assertThat(people.claim(person)).isEqualTo(new Claim.Written());
        assertThat(people.claim(person)).isEqualTo(new Claim.Existing(Optional.of(person)));
        directory.ldap().add("dn: jansId=a_x," + OpenLdap.AUTHORIZATIONS, "objectClass: jansClntAuthz", "jansId: a_x", "jansUsrId: a");
        directory.ldap().add("dn: ou=pairwiseIdentifiers,inum=a," + OpenLdap.PEOPLE, "objectClass: organizationalUnit", "ou: pairwiseIdentifiers");
        directory.ldap().add("dn: jansId=p,ou=pairwiseIdentifiers,inum=a," + OpenLdap.PEOPLE, "objectClass: jansPairwiseIdentifier", "jansId: p");
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(1);
        assertThat(count(OpenLdap.PEOPLE)).isZero();
        assertThat(count(OpenLdap.AUTHORIZATIONS)).isZero();
    }

    private int count(String branch) throws LDAPException {
        return directory.ldap().search(branch, SearchScope.SUB, "(objectClass=*)", "1.1").getEntryCount() - 1;
    }

    private static TemporaryPerson person(String inum) {
        return new TemporaryPerson(inum, "obconnect_" + inum, "tpp", new IntentId("intent-" + inum), Optional.of("consent-" + inum), LONG_AGO);
    }
}

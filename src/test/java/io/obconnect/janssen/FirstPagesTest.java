package io.obconnect.janssen;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.jans.orm.exception.EntryPersistenceException;
import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Some of many entries of a directory, by pages. */
class FirstPagesTest {

    private final Refusing refusing = new Refusing();
    private Directory directory;

    @BeforeEach
    void open() throws Exception {
        directory = new Directory(Generation.V1_0, 0, refusing);
        for (int i = 0; i < 450; i++) {
            directory.server.add("dn: inum=p" + i + "," + Directory.PEOPLE, "objectClass: jansPerson", "inum: p" + i, "uid: person" + i);
        }
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void noMoreThanAskedForAreGivenAndNoPageIsAskedForThatIsNotNeeded() {
        assertThat(firstPages(150)).hasSize(150).doesNotHaveDuplicates();
        assertThat(refusing.searches).isEqualTo(2);
    }

    @Test
    void whereThereAreFewerAllAreGiven() {
        assertThat(firstPages(1_000)).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void aDirectoryThatLimitsAllPagesTogetherGivesWhatItBrought() {
        refusing.from = 3;
        assertThat(firstPages(1_000)).hasSize(200);
    }

    @Test
    void aDirectoryThatRefusesTheFirstPageIsNoEmptyAnswer() {
        refusing.from = 1;
        assertThatThrownBy(() -> firstPages(1_000)).isInstanceOf(EntryPersistenceException.class).hasStackTraceContaining("no more for you");
    }

    private List<String> firstPages(int limit) {
        return FirstPages.of(directory.store, Directory.PEOPLE, PersonEntry.class, null, limit).stream().map(PersonEntry::getInum).toList();
    }

    /** Refuses from a page on, as OpenLDAP does whose size limit counts all pages. */
    private static final class Refusing extends InMemoryOperationInterceptor {

        private int from = Integer.MAX_VALUE;
        private int searches;

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (request.getRequest().hasControl(SimplePagedResultsControl.PAGED_RESULTS_OID) && ++searches >= from) {
                throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED, "no more for you");
            }
        }
    }
}

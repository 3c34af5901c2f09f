package io.obconnect.sandbox;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;
import io.obconnect.sandbox.store.PasswordHash;
import io.obconnect.sandbox.store.SqlCalls;
import io.obconnect.sandbox.store.SqlConnections;
import io.obconnect.sandbox.store.SqlEntries;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The server's own entries in a genuine PostgreSQL. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class SqlStoreTest {

    private static final String SESSIONS = "ou=sessions,o=jans";

    private final SqlCalls calls = new SqlCalls();
    private SqlStore store;
    private SqlConnections connections;
    private PersistenceEntryManager node;

    @BeforeEach
    void start() throws IOException, SQLException {
        store = SqlStore.start();
        connections = new SqlConnections(store.address().url());
        node = new SqlEntries(connections, TimeZone.getTimeZone("Asia/Kathmandu"), calls).manager();
    }

    @AfterEach
    void stop() throws SQLException {
        connections.close();
        store.close();
    }

    private static SessionId session(String id) {
        SessionId session = new SessionId();
        session.setDn("jansId=" + id + "," + SESSIONS);
        session.setId(id);
        session.setLastUsedAt(new Date(1_795_000_000_123L));
        session.setSessionAttributes(new HashMap<>(Map.of("acr", "obconnect")));
        session.addPermission("tpp", true);
        return session;
    }

    /** A script's entry, as far as its properties go. */
    @DataEntry
    @ObjectClass("jansCustomScr")
    public static class Properties {
        @DN
        private String dn;
        @AttributeName(name = "jansConfProperty")
        private List<String> values;
    }

    @Test
    void aListIsAPlainArrayAndItsElementsMayBeObjectsOrStringsOfJson() throws SQLException {
        store.database().execute("INSERT INTO \"jansCustomScr\" (doc_id, dn, \"jansConfProperty\") VALUES ('S', 'inum=S,ou=scripts,o=jans', "
                + "'[{\"value1\": \"a\", \"value2\": \"b\"}, \"{\\\"value1\\\": \\\"a\\\", \\\"value2\\\": \\\"b\\\"}\"]')");
        List<String> values = node.find(Properties.class, "inum=S,ou=scripts,o=jans").values;
        assertThat(values).hasSize(2).allSatisfy(value -> assertThat(new JSONObject(value).toMap()).isEqualTo(Map.of("value1", "a", "value2", "b")));
        store.register(Registration.of("listed", "secret", "http://localhost:9/cb"));
        assertThat(store.database().value("SELECT \"jansRedirectURI\" FROM \"jansClnt\"")).isEqualTo("[\"http://localhost:9/cb\"]");
    }

    @Test
    void aSessionComesBackAsItWasWritten() {
        node.persist(session("s1"));
        SessionId found = node.find(SessionId.class, "jansId=s1," + SESSIONS);
        assertThat(found.getId()).isEqualTo("s1");
        assertThat(found.getLastUsedAt()).isEqualTo(new Date(1_795_000_000_123L));
        assertThat(found.getSessionAttributes()).containsExactly(Map.entry("acr", "obconnect"));
        assertThat(found.isPermissionGrantedForClient("tpp")).isTrue();
        assertThat(found.getUserDn()).isNull();
    }

    @Test
    void whatDiffersIsWrittenAndTheRestIsNot() throws SQLException {
        SessionId session = session("s1");
        node.persist(session);
        store.database().execute("UPDATE \"jansSessId\" SET sid = 'of another node'");
        session.setOutsideSid("of another node");
        session.setUserDn("inum=a,ou=people,o=jans");
        session.setLastUsedAt(null);
        node.merge(session);
        assertThat(store.database().value("SELECT concat_ws('|', sid, \"jansUsrDN\", \"jansLastAccessTime\") FROM \"jansSessId\""))
                .isEqualTo("of another node|inum=a,ou=people,o=jans");
        node.merge(session);
        assertThat(calls.counts()).isEqualTo(Map.of("add sessions", 1L, "search sessions", 2L, "modify sessions", 1L));
    }

    @Test
    void aPersonHasItsColumnsAsAttributesAndAPassword() {
        store.addPerson("P1", "person", "secret");
        User person = node.findEntries("ou=people,o=jans", User.class, Filter.createEqualityFilter("uid", "person"), 1).get(0);
        assertThat(person.getAttribute("inum")).isEqualTo("P1");
        assertThat(person.getStatus()).isEqualTo("active");
        assertThat(person.getAttribute("jansExtUid")).isNull();
        assertThat(PasswordHash.matches("secret", person.getAttribute("userPassword"))).isTrue();
        assertThat(PasswordHash.matches("other", person.getAttribute("userPassword"))).isFalse();
        assertThat(PasswordHash.matches("secret", null)).isFalse();
    }

    @Test
    void aClientKeepsListsEnumsAndSettings() {
        Registration registration = Registration.of("tpp", "a secret", "https://tpp.example/cb").pairwise().withScripts();
        store.register(registration);
        store.register(registration.disabled());
        Client client = node.find(Client.class, registration.client().getDn());
        assertThat(client.getRedirectUris()).containsExactly("https://tpp.example/cb");
        assertThat(client.getResponseTypes()).isEqualTo(registration.client().getResponseTypes());
        assertThat(client.getSubjectType()).isEqualTo(registration.client().getSubjectType());
        assertThat(client.getAttributes().getUpdateTokenScriptDns()).hasSize(1);
        assertThat(client.isDisabled()).isTrue();
    }

    @Test
    void missingEntriesThrowOnReadingAndMergingAndNotOnRemoving() {
        assertThatThrownBy(() -> node.find(SessionId.class, "jansId=none," + SESSIONS)).isInstanceOf(EntryPersistenceException.class);
        assertThatThrownBy(() -> node.merge(session("none"))).isInstanceOf(EntryPersistenceException.class);
        node.remove("jansId=none," + SESSIONS, SessionId.class);
        node.persist(session("twice"));
        assertThatThrownBy(() -> node.persist(session("twice"))).isInstanceOf(EntryPersistenceException.class);
    }

    @Test
    void removingByFilterEndsAtItsLimitAndNoLimitIsAll() {
        for (int i = 0; i < 5; i++) {
            node.persist(session("s" + i));
        }
        Filter all = Filter.createPresenceFilter("jansId");
        assertThat(node.countEntries(SESSIONS, SessionId.class, all)).isEqualTo(5);
        assertThat(node.remove(SESSIONS, SessionId.class, all, 2)).isEqualTo(2);
        assertThat(node.remove(SESSIONS, SessionId.class, all, 0)).isEqualTo(3);
        assertThat(node.contains(SESSIONS, SessionId.class, all)).isFalse();
    }

    @Test
    void anAttributeWithoutAColumnIsAnErrorAndNotIgnored() {
        User person = new User();
        person.setDn("inum=a,ou=people,o=jans");
        person.setAttribute("obConsentId", "c");
        assertThatThrownBy(() -> node.persist(person)).hasMessageContaining("obConsentId");
        ClientAuthorization tooLong = new ClientAuthorization();
        tooLong.setDn("jansId=" + "x".repeat(101) + ",ou=authorizations,o=jans");
        assertThatThrownBy(() -> node.persist(tooLong)).isInstanceOf(EntryPersistenceException.class);
    }

    @Test
    void connectionsThatBrokeAreReplaced() throws SQLException {
        node.persist(session("s1"));
        store.database().execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE 'INSERT%jansSessId%'");
        assertThatThrownBy(() -> node.contains("jansId=s1," + SESSIONS, SessionId.class)).isInstanceOf(EntryPersistenceException.class);
        assertThat(node.contains("jansId=s1," + SESSIONS, SessionId.class)).isTrue();
        assertThat(List.of(calls.counts().get("search sessions"))).containsExactly(2L);
    }
}

package io.obconnect.janssen;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldif.LDIFException;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.as.server.service.UserService;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.sandbox.DirectoryCalls;
import io.obconnect.sandbox.store.LdapEntries;

import java.net.InetAddress;
import java.util.List;

/** An LDAP directory with the server's branches, and the server's store on it over the network, so that it can go down. */
final class Directory implements AutoCloseable {

    static final String PEOPLE = "ou=people,o=jans";
    static final String AUTHORIZATIONS = "ou=authorizations,o=jans";
    static final String TOKENS = "ou=tokens,o=jans";
    private static final String BIND_DN = "cn=directory manager";
    private static final String PASSWORD = "directory-secret";

    final InMemoryDirectoryServer server;
    final LDAPConnectionPool pool;
    final PersistenceEntryManager store;
    final DirectoryCalls calls = new DirectoryCalls();

    Directory() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("o=jans");
        config.setSchema(null);
        config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
        config.addInMemoryOperationInterceptor(calls);
        config.setListenerConfigs(new InMemoryListenerConfig("ldap", InetAddress.getLoopbackAddress(), 0, null, null, null));
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: o=jans", "objectClass: organization", "o: jans");
        for (String branch : List.of("people", "authorizations", "tokens")) {
            server.add("dn: ou=" + branch + ",o=jans", "objectClass: organizationalUnit", "ou: " + branch);
        }
        pool = new LDAPConnectionPool(new SingleServerSet("127.0.0.1", server.getListenPort()), new SimpleBindRequest(BIND_DN, PASSWORD), 1, 8);
        pool.setRetryFailedOperationsDueToInvalidConnections(true);
        store = LdapEntries.manager(pool);
    }

    JanssenPeople people() {
        return new JanssenPeople(store, new StaticConfiguration(), users(), new AuthorizationEntries());
    }

    UserService users() {
        return new UserService() {
            @Override
            public List<String> getPersonCustomObjectClassList() {
                return List.of("jansCustomPerson", "jansPerson");
            }
        };
    }

    ClientAuthorizationsService authorizations() {
        return new ClientAuthorizationsService() {
            @Override
            public String createDn(String id) {
                return "jansId=" + id + "," + AUTHORIZATIONS;
            }

            @Override
            public ClientAuthorization find(String inum, String clientId) {
                String dn = createDn(createId(inum, clientId));
                return store.contains(dn, ClientAuthorization.class) ? new ClientAuthorization() : null;
            }
        };
    }

    int count(String branch) throws LDAPException {
        return server.search(branch, SearchScope.SUB, "(objectClass=*)", "1.1").getEntryCount() - 1;
    }

    Entry entry(String dn) throws LDAPException {
        return server.getEntry(dn);
    }

    void goDown() {
        server.shutDown(true);
    }

    void comeUp() throws LDAPException {
        server.startListening();
    }

    @Override
    public void close() {
        pool.close();
        server.shutDown(true);
    }
}

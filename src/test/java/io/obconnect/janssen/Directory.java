package io.obconnect.janssen;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
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
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.sandbox.DirectoryCalls;
import io.obconnect.sandbox.server.Generation;
import io.obconnect.sandbox.store.LdapEntries;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** An LDAP directory with the server's branches, and the server's store on it over the network, so that it can go down. */
final class Directory implements ServerStore {

    static final String PEOPLE = "ou=people,o=jans";
    static final String AUTHORIZATIONS = "ou=authorizations,o=jans";
    static final String TOKENS = "ou=tokens,o=jans";
    private static final String BIND_DN = "cn=directory manager";
    private static final String PASSWORD = "directory-secret";
    private static final int NO_LIMIT = 0;

    final InMemoryDirectoryServer server;
    final LDAPConnectionPool pool;
    final PersistenceEntryManager store;
    final DirectoryCalls calls = new DirectoryCalls();

    private final Generation generation;
    private final AuthorizationEntries entries;

    /** As the installer of 1.0.15 sets it up. */
    Directory() throws LDAPException, LDIFException, IOException {
        this(Generation.V1_0);
    }

    Directory(Generation generation) throws LDAPException, LDIFException, IOException {
        this(generation, NO_LIMIT);
    }

    /**
     * @param mostEntries that the directory gives to one search
     * @param more interceptors
     */
    Directory(Generation generation, int mostEntries, InMemoryOperationInterceptor... more) throws LDAPException, LDIFException, IOException {
        this.generation = generation;
        entries = ServersAuthorization.entries(generation);
        InMemoryDirectoryServerConfig config = io.obconnect.sandbox.Directory.config(generation);
        config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
        config.addInMemoryOperationInterceptor(calls);
        for (InMemoryOperationInterceptor each : more) {
            config.addInMemoryOperationInterceptor(each);
        }
        config.setMaxSizeLimit(mostEntries);
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

    @Override
    public PersistenceEntryManager node() {
        return store;
    }

    @Override
    public JanssenPeople people() {
        return new JanssenPeople(store, new StaticConfiguration(), users(), entries);
    }

    @Override
    public JanssenOneTimeMarkers oneShots(PersistenceEntryManager node, ActiveConfiguration configuration) {
        return new JanssenOneTimeMarkers(node, new StaticConfiguration(), service(), entries, configuration);
    }

    @Override
    public JanssenTokenRecords records() {
        return new JanssenTokenRecords(store, new StaticConfiguration());
    }

    @Override
    public JanssenClientAuthorizations authorizations() {
        return new JanssenClientAuthorizations(store, service(), entries);
    }

    UserService users() {
        return new UserService() {
            @Override
            public List<String> getPersonCustomObjectClassList() {
                return List.of("jansCustomPerson", "jansPerson");
            }
        };
    }

    private ClientAuthorizationsService service() {
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

    private int counted(String branch) {
        try {
            return count(branch);
        } catch (LDAPException e) {
            throw new IllegalStateException(branch, e);
        }
    }

    @Override
    public int countOfPersons() {
        return counted(PEOPLE);
    }

    @Override
    public int countOfAuthorizations() {
        return counted(AUTHORIZATIONS);
    }

    @Override
    public int countOfTokens() {
        return counted(TOKENS);
    }

    @Override
    public int countOfPairwiseSubjects() {
        try {
            return server.search(PEOPLE, SearchScope.SUB, "(objectClass=jansPairwiseIdentifier)", "1.1").getEntryCount();
        } catch (LDAPException e) {
            throw new IllegalStateException(PEOPLE, e);
        }
    }

    @Override
    public Removable removable() {
        Entry entry = one(AUTHORIZATIONS);
        return new Removable("true".equalsIgnoreCase(entry.getAttributeValue("del")), entry.getAttributeValue("exp").substring(0, 14));
    }

    @Override
    public void allowedOnTheServersPage(String inum, String clientId) {
        add("dn: jansId=" + inum + "_" + clientId + "," + AUTHORIZATIONS, "objectClass: jansClntAuthz", "jansId: " + inum + "_" + clientId,
                generation.authorizationsClient() + ": " + clientId, "jansUsrId: " + inum);
    }

    @Override
    public void pairwiseSubject(String inum) {
        add("dn: ou=pairwiseIdentifiers,inum=" + inum + "," + PEOPLE, "objectClass: organizationalUnit", "ou: pairwiseIdentifiers");
        add("dn: jansId=p,ou=pairwiseIdentifiers,inum=" + inum + "," + PEOPLE, "objectClass: jansPairwiseIdentifier", "jansId: p");
    }

    @Override
    public void malformedPersons(int count) {
        for (int i = 0; i < count; i++) {
            add("dn: inum=bad" + i + "," + PEOPLE, "objectClass: jansPerson", "inum: bad" + i, "uid: bad" + i,
                    "jansPassExpDate: 20200101000000.000Z", "jansExtUid: obconnect:v1", "jansExtUid: obconnect:exp:soon");
        }
    }

    /** The one entry of a branch. */
    Entry one(String branch) {
        try {
            return server.search(branch, SearchScope.ONE, "(objectClass=*)").getSearchEntries().get(0);
        } catch (LDAPException e) {
            throw new IllegalStateException(branch, e);
        }
    }

    private void add(String... ldif) {
        try {
            server.add(ldif);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(ldif[0], e);
        }
    }

    @Override
    public void goDown() {
        server.shutDown(true);
    }

    @Override
    public void comeUp() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException("the directory doesn't start", e);
        }
    }

    @Override
    public void close() {
        pool.close();
        server.shutDown(true);
    }
}

package io.obconnect.sandbox;

import com.nimbusds.jose.jwk.JWKSet;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedDeleteRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.sandbox.server.Generation;
import io.obconnect.sandbox.store.LdapEntries;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An LDAP directory in memory, on a loopback port, with the server's branches and what of its schema matters: times are ordered as
 * times, and persons can't have {@code exp}, {@code del} or a consent attribute. Several nodes can share one.
 */
public final class Directory implements Store {

    public static final String BIND_DN = "cn=directory manager";
    public static final String PASSWORD = "directory-password";
    public static final String PEOPLE = "ou=people,o=jans";

    private static final List<String> BRANCHES =
            List.of("people", "clients", "sessions", "tokens", "authorizations", "par", "scripts", "cache");

    private final InMemoryDirectoryServer server;
    private final PersistenceEntryManager entries;
    private final Outage outage;
    private final DirectoryCalls calls;
    private final ServerSecrets secrets;
    private final Generation generation;

    private Directory(InMemoryDirectoryServer server, Outage outage, DirectoryCalls calls, Generation generation) {
        this.server = server;
        this.outage = outage;
        this.calls = calls;
        this.secrets = ServerSecrets.generate();
        this.generation = generation;
        this.entries = LdapEntries.manager(server);
    }

    /** On any free port. */
    public static Directory start() throws IOException {
        return start(0);
    }

    /** @param port loopback port, 0 for any */
    public static Directory start(int port) throws IOException {
        return start(port, List.of());
    }

    /**
     * With doors for nodes that are to be told apart.
     *
     * @param port loopback port, 0 for any
     * @param doors names of further loopback ports, see {@link #port(String)}
     * @param watching sees every operation that comes over the wire, and may do something about it
     */
    public static Directory start(int port, List<String> doors, InMemoryOperationInterceptor... watching) throws IOException {
        return start(Generation.byDefault(), port, doors, watching);
    }

    /** For nodes of a generation. */
    public static Directory start(Generation generation) throws IOException {
        return start(generation, 0, List.of());
    }

    private static Directory start(Generation generation, int port, List<String> doors, InMemoryOperationInterceptor... watching)
            throws IOException {
        try {
            Outage outage = new Outage();
            DirectoryCalls calls = new DirectoryCalls();
            InMemoryDirectoryServerConfig config = config(generation);
            config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
            config.addInMemoryOperationInterceptor(calls);
            config.addInMemoryOperationInterceptor(outage);
            for (InMemoryOperationInterceptor each : watching) {
                config.addInMemoryOperationInterceptor(each);
            }
            List<InMemoryListenerConfig> listeners = new ArrayList<>();
            listeners.add(InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), port, null));
            for (String door : doors) {
                listeners.add(InMemoryListenerConfig.createLDAPConfig(door, InetAddress.getLoopbackAddress(), 0, null));
            }
            config.setListenerConfigs(listeners);
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: o=jans", "objectClass: organization", "o: jans");
            for (String branch : BRANCHES) {
                server.add("dn: ou=" + branch + ",o=jans", "objectClass: organizationalUnit", "ou: " + branch);
            }
            server.add("dn: ou=configuration,o=jans", "objectClass: jansAppConf", "ou: configuration", "jansAuthMode: simple_password_auth");
            server.startListening();
            return new Directory(server, outage, calls, generation);
        } catch (LDAPException e) {
            if (e.getCause() instanceof BindException || String.valueOf(e.getMessage()).contains("already in use")) {
                throw new IOException("LDAP port " + port + " is taken", e);
            }
            throw new IOException("the directory doesn't start", e);
        } catch (LDIFException e) {
            throw new IOException("the directory doesn't start", e);
        }
    }

    /** With the server's schema, and with an index of what it looks for. */
    public static InMemoryDirectoryServerConfig config(Generation generation) throws LDAPException, LDIFException, IOException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("o=jans");
        try (InputStream schema = new ByteArrayInputStream(ServerSchema.of("schema.ldif", generation).getBytes(StandardCharsets.UTF_8))) {
            config.setSchema(Schema.mergeSchemas(Schema.getDefaultStandardSchema(), Schema.getSchema(schema)));
        }
        // never objectClass or our tag: a search copies the candidates of each index before it intersects them, and these two have them all
        config.setEqualityIndexAttributes("uid", "inum", "jansId", "jansUsrId", "grtId", "sid", "authzCode", "tknCde");
        return config;
    }

    public int port() {
        return server.getListenPort("ldap");
    }

    public int port(String door) {
        return server.getListenPort(door);
    }

    @Override
    public DirectoryAddress address() {
        return DirectoryAddress.ldap(port(), secrets.keys(), secrets.salt(), generation);
    }

    /** The directory itself, past all outages: for looking and for setting a scene. */
    public InMemoryDirectoryServer ldap() {
        return server;
    }

    /** Past all outages. */
    @Override
    public PersistenceEntryManager entries() {
        return entries;
    }

    /** The server's keys, private ones too; the same on all nodes. */
    public JWKSet keys() {
        return secrets.keys();
    }

    String salt() {
        return secrets.salt();
    }

    /** What nodes asked of it so far. */
    public DirectoryCalls calls() {
        return calls;
    }

    @Override
    public void addPerson(String inum, String uid, String password) {
        try {
            server.add("dn: inum=" + inum + "," + PEOPLE, "objectClass: top", "objectClass: jansPerson", "inum: " + inum, "uid: " + uid,
                    "userPassword: " + password, "jansStatus: active", "displayName: " + uid, "givenName: Test", "sn: " + uid,
                    "mail: " + uid + "@example.com");
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("person not added", e);
        }
    }

    /** The persons that match an LDAP filter. */
    public List<SearchResultEntry> people(String filter) {
        try {
            return server.search(PEOPLE, SearchScope.ONE, filter).getSearchEntries();
        } catch (LDAPException e) {
            throw new IllegalStateException("persons not found", e);
        }
    }

    /** Takes the directory down for all nodes, or brings it back. */
    public void down(boolean down) {
        outage.down = down;
    }

    /** Refuses nodes to write below {@code ou=people}, or no longer. */
    public void refusePersons(boolean refuse) {
        outage.refusePersons = refuse;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    /** Fails what comes over the wire; in-process calls of {@link #ldap()} don't pass here. */
    private static final class Outage extends InMemoryOperationInterceptor {

        private volatile boolean down;
        private volatile boolean refusePersons;

        @Override
        public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
            check(request, request.getRequest().getDN());
        }

        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
            check(request, request.getRequest().getDN());
        }

        @Override
        public void processDeleteRequest(InMemoryInterceptedDeleteRequest request) throws LDAPException {
            check(request, request.getRequest().getDN());
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            check(request, "");
        }

        private void check(InMemoryInterceptedRequest request, String dn) throws LDAPException {
            if (request.getConnectionID() < 0) {
                return;
            }
            if (down) {
                throw new LDAPException(ResultCode.UNAVAILABLE, "the directory is down");
            }
            if (refusePersons && dn.toLowerCase(Locale.ROOT).endsWith(PEOPLE)) {
                throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "no persons now");
            }
        }
    }
}

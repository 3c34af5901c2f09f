package io.obconnect.janssen;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldif.LDIFException;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.sandbox.store.LdapEntries;
import io.obconnect.sandbox.ServerSchema;
import io.obconnect.sandbox.server.Generation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A genuine OpenLDAP on loopback, where this machine has one: {@code slapd} at its usual place, or at that of system property
 * {@code obconnect.slapd}. It has the sandbox's schema, and of the indexes those that Janssen's installer makes.
 */
final class OpenLdap implements AutoCloseable {

    static final String PEOPLE = "ou=people,o=jans";
    static final String AUTHORIZATIONS = "ou=authorizations,o=jans";
    private static final String BIND_DN = "cn=directory manager,o=jans";
    private static final String PASSWORD = "directory-secret";

    private final Process process;
    private final LDAPConnectionPool pool;

    private OpenLdap(Process process, LDAPConnectionPool pool) {
        this.process = process;
        this.pool = pool;
    }

    static Optional<Path> installed() {
        return Stream.of(System.getProperty("obconnect.slapd", ""), "/usr/sbin/slapd", "/usr/lib/openldap/slapd", "/usr/libexec/slapd")
                .filter(name -> !name.isEmpty()).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    static OpenLdap start(Path slapd, Path folder) throws IOException, LDAPException, LDIFException {
        Path configuration = Files.writeString(folder.resolve("slapd.conf"), configuration(slapd, Files.createDirectory(folder.resolve("data"))));
        int port = freePort();
        Process process = new ProcessBuilder(slapd.toString(), "-f", configuration.toString(), "-h", "ldap://127.0.0.1:" + port, "-d", "none")
                .redirectErrorStream(true).redirectOutput(folder.resolve("slapd.log").toFile()).start();
        OpenLdap server = new OpenLdap(process, connected(process, port, folder.resolve("slapd.log")));
        server.pool.add("dn: o=jans", "objectClass: organization", "o: jans");
        for (String branch : List.of("people", "authorizations")) {
            server.pool.add("dn: ou=" + branch + ",o=jans", "objectClass: organizationalUnit", "ou: " + branch);
        }
        return server;
    }

    private static String configuration(Path slapd, Path data) throws IOException {
        List<String> lines = new ArrayList<>();
        Path root = slapd.toAbsolutePath().getParent().getParent().getParent();
        for (String schema : List.of("core", "cosine", "inetorgperson")) {
            lines.add("include " + Stream.of("etc/ldap/schema", "etc/openldap/schema").map(root::resolve)
                    .map(folder -> folder.resolve(schema + ".schema")).filter(Files::isRegularFile).findFirst().orElseThrow());
        }
        ServerSchema.of("schema.ldif", Generation.byDefault()).lines().filter(line -> line.matches("(attributeTypes|objectClasses): .*"))
                .map(line -> line.replaceFirst("^(attributeType|objectClass)e?s: ", "$1 ")).forEach(lines::add);
        Path modules = root.resolve("usr/lib/ldap");
        if (Files.exists(modules.resolve("back_mdb.so"))) {
            lines.add("modulepath " + modules);
            lines.add("moduleload back_mdb");
        }
        lines.addAll(List.of("database mdb", "suffix o=jans", "directory " + data, "maxsize 4294967296", "dbnosync",
                "rootdn \"" + BIND_DN + "\"", "rootpw " + PASSWORD, "index objectClass,uid,inum,jansExtUid,jansUsrId,jansId eq"));
        return String.join("\n", lines) + "\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static LDAPConnectionPool connected(Process process, int port, Path log) throws IOException, LDAPException {
        while (process.isAlive()) {
            try (LDAPConnection probe = new LDAPConnection("127.0.0.1", port)) {
                return new LDAPConnectionPool(new SingleServerSet("127.0.0.1", probe.getConnectedPort()), new SimpleBindRequest(BIND_DN, PASSWORD), 1, 8);
            } catch (LDAPException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("slapd ended: " + Files.readString(log));
    }

    LDAPConnectionPool ldap() {
        return pool;
    }

    PersistenceEntryManager store() {
        return LdapEntries.manager(pool);
    }

    @Override
    public void close() throws InterruptedException {
        pool.close();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

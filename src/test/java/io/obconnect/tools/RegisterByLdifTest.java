package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFWriter;
import io.obconnect.message.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way by files: export, register, apply, uninstall, apply, against a directory. */
class RegisterByLdifTest {

    private static final String SECRET = "a secret of thirty-nine characters, yes";
    private static final String UPDATE_TOKEN = "inum=OBC0-0002,ou=scripts,o=jans";

    @TempDir
    private Path folder;
    private InMemoryDirectoryServer directory;
    private int files;

    @BeforeEach
    void aDirectory() throws LDAPException, LDIFException, IOException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("o=jans");
        config.setSchema(null);
        config.setGenerateOperationalAttributes(false);
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: o=jans", "objectClass: organization", "o: jans");
        directory.add("dn: ou=configuration,o=jans", "objectClass: jansAppConf", "ou: configuration", "jansAuthMode: basic");
        directory.add("dn: ou=scripts,o=jans", "objectClass: organizationalUnit", "ou: scripts");
        directory.add("dn: ou=clients,o=jans", "objectClass: organizationalUnit", "ou: clients");
        client("tpp-1", "{\"requirePar\":false,\"updateTokenScriptDns\":[\"inum=OTHER,ou=scripts,o=jans\"],\"note\":\"a/b ü\"}");
        client("tpp-2", "{\"parLifetime\":600}");
        client("ordinary", "{}");
        Files.writeString(folder.resolve("shared.secret"), SECRET + "\n");
        Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=tpp-1 tpp-2
                client_name=Example Payments
                organization_name=Bank für Beispiele
                expiry=300
                consent_app_server_name=https://consent.bank.example/start
                hostname=https://auth.bank.example
                """);
    }

    private void client(String id, String attributes) throws LDAPException {
        directory.add(new Entry("inum=" + id + ",ou=clients,o=jans", new Attribute("objectClass", "top", "jansClnt"),
                new Attribute("inum", id), new Attribute("jansAttrs", attributes)));
    }

    @AfterEach
    void close() {
        directory.shutDown(true);
    }

    private Path export() throws LDAPException, IOException {
        Path file = folder.resolve("current-" + ++files + ".ldif");
        LDIFWriter writer = new LDIFWriter(file.toFile());
        writer.setWrapColumn(70);
        for (SearchResultEntry entry : directory.search("o=jans", SearchScope.SUB, "(objectClass=*)").getSearchEntries()) {
            writer.writeEntry(entry);
        }
        writer.close();
        return file;
    }

    private Path changes() {
        return folder.resolve("change-" + ++files + ".ldif");
    }

    private Ran register(Path export, Path changes, Object... more) {
        Object[] all = new Object[9 + more.length];
        System.arraycopy(new Object[] {"register", "--ldif-current", export, "--ldif-out", changes, "--properties",
            folder.resolve("bank.properties"), "--shared-secret-file", folder.resolve("shared.secret")}, 0, all, 0, 9);
        System.arraycopy(more, 0, all, 9, more.length);
        return Ran.obconnect(all);
    }

    private void apply(Path changes) throws IOException, LDIFException, LDAPException {
        try (LDIFReader reader = new LDIFReader(changes.toFile())) {
            for (var change = reader.readChangeRecord(); change != null; change = reader.readChangeRecord()) {
                change.processChange(directory);
            }
        }
    }

    private Map<String, Object> content() throws LDAPException {
        Map<String, Object> content = new TreeMap<>();
        for (SearchResultEntry entry : directory.search("o=jans", SearchScope.SUB, "(objectClass=*)").getSearchEntries()) {
            for (var attribute : entry.getAttributes()) {
                boolean json = attribute.getName().equals("jansAttrs");
                content.put(entry.getDN() + " " + attribute.getName(), json ? asTheServerReadsIt(attribute.getValue())
                        : List.of(attribute.getValues()));
            }
        }
        return content;
    }

    /** No list of scripts and an empty one are the same to it. */
    private static Map<String, Object> asTheServerReadsIt(String json) {
        Map<String, Object> attributes = Json.object(json).orElseThrow();
        attributes.values().removeIf(List.of()::equals);
        return attributes;
    }

    private SearchResultEntry entry(String dn) throws LDAPException {
        return directory.getEntry(dn);
    }

    @Test
    void registersScriptsClientsAndDefaultAcrAndTakesAllOfItBack() throws Exception {
        Map<String, Object> before = content();
        Path changes = changes();

        Ran ran = register(export(), changes, "--default-acr");

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(content()).as("writing the file changes nothing yet").isEqualTo(before);
        apply(changes);
        SearchResultEntry script = entry("inum=OBC0-0001,ou=scripts,o=jans");
        assertThat(script.getAttributeValue("displayName")).isEqualTo("obconnect");
        assertThat(script.getAttributeValues("jansAlias")).containsExactly("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca");
        assertThat(script.getAttributeValue("jansScr")).isEqualTo(Files.readString(Path.of("deploy/scripts/person_authentication.py")));
        assertThat(script.getAttributeValue("jansProgLng")).isEqualTo("python");
        assertThat(script.getAttributeValues("jansConfProperty"))
                .contains("{\"value1\":\"sharedSecret\",\"value2\":\"" + SECRET + "\",\"hide\":true,\"description\":\"\"}",
                        "{\"value1\":\"organization_name\",\"value2\":\"Bank für Beispiele\",\"hide\":false,\"description\":\"\"}");
        assertThat(Json.strings(attributes("tpp-1"), "updateTokenScriptDns")).containsExactly("inum=OTHER,ou=scripts,o=jans", UPDATE_TOKEN);
        assertThat(Json.strings(attributes("tpp-2"), "introspectionScripts")).containsExactly("inum=OBC0-0003,ou=scripts,o=jans");
        assertThat(attributes("ordinary")).isEmpty();
        assertThat(entry("ou=configuration,o=jans").getAttributeValue("jansAuthMode")).isEqualTo("obconnect");

        Path back = changes();
        Ran removed = Ran.obconnect("uninstall", "--ldif-current", export(), "--ldif-out", back);
        assertThat(removed.exitCode()).as(removed.all()).isZero();
        apply(back);
        assertThat(content()).isEqualTo(before);
    }

    private Map<String, Object> attributes(String client) throws LDAPException {
        return Json.object(entry("inum=" + client + ",ou=clients,o=jans").getAttributeValue("jansAttrs")).orElseThrow();
    }

    @Test
    void aSecondRegistrationWritesNothing() throws Exception {
        Path changes = changes();
        register(export(), changes, "--default-acr");
        apply(changes);
        Path second = changes();

        assertThat(register(export(), second, "--default-acr").out()).contains("Nothing to do.");
        assertThat(second).doesNotExist();
    }

    @Test
    void aChangedPropertyRaisesTheRevisionAndLeavesTheOthers() throws Exception {
        Path changes = changes();
        register(export(), changes);
        apply(changes);
        Path second = changes();

        Ran ran = Ran.obconnect("register", "--ldif-current", export(), "--ldif-out", second, "-P", "expiry=240");

        assertThat(ran.out()).contains("- expiry = 300", "+ expiry = 240", "= keep   script obconnect_update_token");
        apply(second);
        assertThat(entry("inum=OBC0-0001,ou=scripts,o=jans").getAttributeValue("jansRevision")).isEqualTo("2");
        assertThat(entry("inum=OBC0-0001,ou=scripts,o=jans").getAttributeValues("jansConfProperty"))
                .anyMatch(value -> value.contains("\"240\"")).anyMatch(value -> value.contains(SECRET));
    }

    @Test
    void theSecretIsNeverShownAndItsFileIsPrivate() throws Exception {
        Path changes = changes();

        Ran ran = register(export(), changes);

        assertThat(ran.all()).contains("+ sharedSecret = ••••").doesNotContain(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(changes))).isEqualTo("rw-------");
    }

    @Test
    void aSecretOnTheCommandLineIsRefused() throws Exception {
        Path changes = changes();

        Ran ran = register(export(), changes, "-P", "requestSecret=" + SECRET);

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("must not stand on the command line").doesNotContain(SECRET);
        assertThat(register(export(), changes(), "-P", "requestSecret=file:/etc/jans/conf/request.secret", "--dry-run").out())
                .contains("+ requestSecret = file:/etc/jans/conf/request.secret");
        assertThat(changes).doesNotExist();
    }

    @Test
    void wrongPropertiesAreToldAllAtOnce() throws Exception {
        Path changes = changes();

        Ran ran = register(export(), changes, "-P", "expiry=0", "-P", "consent_app_server_name=http://bank.example", "-P", "client_name=");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("OBC-202 expiry", "OBC-205 consent_app_server_name", "OBC-201 client_name");
        assertThat(changes).doesNotExist();
    }

    @Test
    void anotherScriptOfThatNameIsRefused() throws Exception {
        directory.add(new Entry("dn: inum=A1B2,ou=scripts,o=jans", "objectClass: jansCustomScr", "inum: A1B2", "displayName: obconnect",
                "jansScrTyp: person_authentication", "jansScr: print 'mine'"));
        Path changes = changes();

        Ran ran = register(export(), changes);

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("another script named obconnect", "inum A1B2");
        assertThat(changes).doesNotExist();
    }

    @Test
    void oursUnderAnotherInumStaysThere() throws Exception {
        directory.add(new Entry("dn: inum=A1B2,ou=scripts,o=jans", "objectClass: jansCustomScr", "inum: A1B2", "displayName: obconnect_update_token",
                "jansScrTyp: update_token", "jansScr: from io.obconnect.janssen import ObconnectUpdateToken", "jansRevision: 7", "jansEnabled: FALSE"));
        Path changes = changes();

        Ran ran = register(export(), changes);

        assertThat(ran.out()).contains("is there under the inum A1B2 and stays there");
        apply(changes);
        assertThat(entry(UPDATE_TOKEN)).isNull();
        assertThat(entry("inum=A1B2,ou=scripts,o=jans").getAttributeValue("jansRevision")).isEqualTo("8");
        assertThat(Json.strings(attributes("tpp-1"), "updateTokenScriptDns")).contains("inum=A1B2,ou=scripts,o=jans");
    }

    @Test
    void anUnknownClientAndAnUnfitExportAreRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.ldif"), "dn: o=other\nobjectClass: top\n");

        assertThat(register(export(), changes(), "--client", "nobody").err()).contains("the export has no client nobody");
        assertThat(register(empty, changes()).err()).contains("lacks ou=configuration,o=jans");
        assertThat(register(folder.resolve("missing.ldif"), changes()).err()).contains("can't be read");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.ldif"), "precious");

        Ran ran = register(export(), mine);

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(mine).hasContent("precious");
    }
}

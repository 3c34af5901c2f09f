package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFWriter;
import io.obconnect.it.Bank;
import io.obconnect.it.Settings;
import io.obconnect.it.UserAgent;
import io.obconnect.it.Walk;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.Registration;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's whole way with the released command: install into a JETTY_BASE, register by LDIF, start the server on what is then in folder
 * and directory, let TPPs pass, and take all of it out again.
 */
class InstallToJourneyIT {

    private static final String SECRET = "shared-secret-of-the-tests-with-39-chars";
    private static final String REDIRECT_URI = "http://localhost:18090/cb";
    private static final String CONSENT_APP = "http://localhost:18091";
    private static final Settings.Tpp TRUSTED = new Settings.Tpp("tpp-1", "tpp-1-secret-of-32-characters-01", REDIRECT_URI, null);
    private static final Settings.Tpp UNTRUSTED = new Settings.Tpp("tpp-2", "tpp-2-secret-of-another-length", REDIRECT_URI, null);
    /** Longer than anything that a journey leaves lives: sessions, tokens, grants, Persons. */
    private static final Duration ALL_LIVES = Duration.ofDays(400);

    @TempDir
    private Path folder;
    private Path base;
    private Directory directory;
    private AuthServer server;
    private int files;

    @BeforeEach
    void aServerThatHasNeverHeardOfUs() throws IOException {
        base = ServerFolder.create(folder, "1.0.15", ServerFolder.PLAIN_CONTEXT);
        Files.delete(base.resolve("custom/libs/twilio.jar"));
        directory = Directory.start();
        directory.register(Registration.of(TRUSTED.id(), TRUSTED.secret(), REDIRECT_URI));
        directory.register(Registration.of(UNTRUSTED.id(), UNTRUSTED.secret(), REDIRECT_URI).untrusted());
        directory.register(Registration.of("ordinary", "ordinary-secret-of-32-characters", REDIRECT_URI).tokenScripts("OTHER"));
        directory.addPerson("PERSON-1", "testuser", "secret");
        start(0);
        Files.writeString(folder.resolve("shared.secret"), SECRET + "\n");
        Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=%s %s
                client_name=Example Payments
                organization_name=Bank für Beispiele
                expiry=300
                consent_app_server_name=%s
                hostname=%s
                """.formatted(TRUSTED.id(), UNTRUSTED.id(), CONSENT_APP, server.issuer()));
    }

    private void start(int port) throws IOException {
        server = AuthServer.on(directory).installed(base).port(port).start();
    }

    private void restart() throws IOException {
        int port = server.base().getPort();
        server.close();
        start(port);
    }

    @AfterEach
    void stop() {
        server.close();
        directory.close();
    }

    @Test
    void fromInstallToTokensAndBackToTheServerAsItWas() throws Exception {
        Map<String, String> filesBefore = ServerFolder.tree(base);
        Map<String, Object> entriesBefore = entries();
        String discoveryBefore = discovery();
        assertThat(discoveryBefore).doesNotContain("obconnect");

        run("install", base);
        register("--default-acr");
        restart();
        assertThat(discovery()).contains("obconnect", "urn:openbanking:psd2:sca");
        aJourneyCarriesTheConsent(TRUSTED);
        aJourneyCarriesTheConsent(UNTRUSTED);
        register("-P", "organization_name=Renamed Bank");
        server.refreshScripts();
        assertThat(aJourneyCarriesTheConsent(TRUSTED)).as("a raised revision counts at once").contains("Renamed Bank");

        Path back = next("back");
        run("uninstall", "--ldif-current", export(), "--ldif-out", back);
        apply(back);
        server.refreshScripts();
        assertThat(discovery()).as("to the byte").isEqualTo(discoveryBefore);
        assertThat(directory.people("(uid=obconnect_*)")).as("of the journeys that were").hasSize(3);
        server.advance(ALL_LIVES);
        server.fireCleaner();
        run("uninstall", base);
        restart();

        assertThat(ServerFolder.tree(base)).isEqualTo(filesBefore);
        assertThat(entries()).isEqualTo(entriesBefore);
        assertThat(discovery()).isEqualTo(discoveryBefore);
    }

    /** The same as a TPP and its bank see it; returns what the bank was asked. */
    private String aJourneyCarriesTheConsent(Settings.Tpp tpp) {
        Walk walk = new Walk(new Settings(server.base().toString(), SECRET, CONSENT_APP, List.of(tpp), null, Map.of()), tpp);
        UserAgent browser = new UserAgent();
        String intent = Walk.anIntent();
        // named by nobody: the default acr
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(intent), "state");
        query.remove("acr_values");
        Bank.Question question = walk.toBank(browser, walk.tpp.authorize(query));
        Map<String, String> answer = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "consent-1")));
        assertThat(answer).containsKey("code").containsEntry("state", "state");
        Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("consent_id", "consent-1");
        assertThat(walk.tpp.introspect((String) tokens.get("access_token"))).containsEntry("active", true).containsEntry("consent_id", "consent-1");
        return question.message().toString();
    }

    private void register(String... more) throws Exception {
        Path changes = next("change");
        List<Object> arguments = new ArrayList<>(List.of("register", "--ldif-current", export(), "--ldif-out", changes, "--properties",
                folder.resolve("bank.properties"), "--shared-secret-file", folder.resolve("shared.secret")));
        arguments.addAll(List.of(more));
        run(arguments.toArray());
        apply(changes);
    }

    /** The released command, in a process of its own. */
    private static void run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin/java"), "-jar",
                System.getProperty("obconnect.war")), Stream.of(arguments)).map(Object::toString).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).doesNotContain(SECRET);
    }

    private Path next(String name) {
        return folder.resolve(name + "-" + ++files + ".ldif");
    }

    /** As ldapsearch writes it. */
    private Path export() throws LDAPException, IOException {
        Path file = next("current");
        LDIFWriter writer = new LDIFWriter(file.toFile());
        writer.setWrapColumn(76);
        for (SearchResultEntry entry : all()) {
            writer.writeEntry(entry);
        }
        writer.close();
        return file;
    }

    /** As ldapmodify does it. */
    private void apply(Path changes) throws IOException, LDIFException, LDAPException {
        try (LDIFReader reader = new LDIFReader(changes.toFile())) {
            for (var change = reader.readChangeRecord(); change != null; change = reader.readChangeRecord()) {
                change.processChange(directory.ldap());
            }
        }
    }

    private List<SearchResultEntry> all() throws LDAPException {
        return directory.ldap().search("o=jans", SearchScope.SUB, "(objectClass=*)").getSearchEntries();
    }

    /** Every entry with every attribute and value. */
    private Map<String, Object> entries() throws LDAPException {
        Map<String, Object> entries = new TreeMap<>();
        for (SearchResultEntry entry : all()) {
            Map<String, Object> attributes = new TreeMap<>();
            for (Attribute attribute : entry.getAttributes()) {
                attributes.put(attribute.getName(), List.of(attribute.getValues()));
            }
            entries.put(entry.getDN(), attributes);
        }
        return entries;
    }

    private String discovery() {
        return new UserAgent().get(URI.create(server.issuer() + "/.well-known/openid-configuration")).body();
    }
}

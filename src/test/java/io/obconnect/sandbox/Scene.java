package io.obconnect.sandbox;

import io.jans.as.common.model.session.SessionId;
import io.obconnect.sandbox.probe.Probe;
import io.obconnect.sandbox.server.Generation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A directory, a server without the extension but with the probe, and who uses them, for tests of what the server itself does. */
final class Scene implements AutoCloseable {

    static final String REDIRECT = "http://localhost:9/cb";
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String LONG_SECRET = "a client's secret of thirty-nine octets";

    final Directory directory;
    final AuthServer server;

    private final Path work;
    private final Path probe;
    private final Map<String, String> properties = new HashMap<>(Map.of("mode", "login", "uid", "probe-person"));

    private Scene(Generation generation, Map<String, String> settings) throws IOException {
        work = Files.createTempDirectory("probe");
        probe = Probe.jar(work, generation);
        directory = Directory.start(generation);
        directory.addPerson("A1", "testuser", "secret");
        addProbePerson();
        directory.register(Registration.of("trusted", SECRET, REDIRECT).tokenScripts("PROBE-TOKENS"));
        directory.register(Registration.of("untrusted", LONG_SECRET, REDIRECT).untrusted());
        directory.register(Registration.of("plain", SECRET, REDIRECT));
        AuthServerBuilder builder = builder();
        settings.forEach(builder::setting);
        server = builder.start();
    }

    static Scene start() throws IOException {
        return start(Map.of());
    }

    static Scene start(Map<String, String> settings) throws IOException {
        return new Scene(Generation.byDefault(), settings);
    }

    static Scene start(Generation generation) throws IOException {
        return new Scene(generation, Map.of());
    }

    static Scene start(String setting, String value) throws IOException {
        return start(Map.of(setting, value));
    }

    /** Another node on the same directory. */
    AuthServerBuilder builder() {
        return AuthServer.on(directory).library(probe).properties(properties)
                .personScript("PROBE", "probe", "io.obconnect.sandbox.probe.ProbeLogin", 50, "urn:probe")
                .tokenScript("PROBE-TOKENS", "probe_tokens", "io.obconnect.sandbox.probe.ProbeTokens");
    }

    /** What the probe's scripts are to do from now on. */
    void mode(String mode) {
        properties.put("mode", mode);
        server.reloadScripts(properties);
    }

    void addProbePerson() {
        directory.addPerson("P1", "probe-person", "never-used");
    }

    void removeProbePerson() {
        directory.entries().removeRecursively("inum=P1," + Directory.PEOPLE, io.jans.as.common.model.common.User.class);
        server.forgetSessions();
    }

    OAuthClient client(String id) {
        return new OAuthClient(server, id, id.equals("untrusted") ? LONG_SECRET : SECRET, REDIRECT);
    }

    /** Goes to the client's address and to where the server leads, up to the first page or the client. */
    WebBrowser.Page open(WebBrowser browser, URI address) {
        return browser.follow(browser.get(address), server.issuer());
    }

    /** Logs the probe's person in for a client; the last page leads to the client. */
    WebBrowser.Page journey(WebBrowser browser, OAuthClient client, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("acr_values", "probe");
        open(browser, client.authorize(all));
        return back(browser);
    }

    /** Comes back from the bank. */
    WebBrowser.Page back(WebBrowser browser) {
        return open(browser, server.at("/auth/probe/back.htm"));
    }

    /** Logs testuser in with the password on a login page. */
    WebBrowser.Page password(WebBrowser browser, WebBrowser.Page loginPage) {
        return browser.follow(browser.submit(loginPage, Map.of("username", "testuser", "password", "secret"), "loginButton"), server.issuer());
    }

    /** The session that a browser's cookie names, as stored. */
    Optional<SessionId> session(WebBrowser browser) {
        return browser.cookie("session_id").flatMap(this::session);
    }

    Optional<SessionId> session(String id) {
        server.settle();
        String dn = "jansId=" + id + ",ou=sessions,o=jans";
        return directory.entries().contains(dn, SessionId.class) ? Optional.of(directory.entries().find(SessionId.class, dn)) : Optional.empty();
    }

    @Override
    public void close() throws Exception {
        server.close();
        directory.close();
        Files.deleteIfExists(probe);
        Files.deleteIfExists(work);
    }
}

package io.obconnect.it;

import io.obconnect.it.ExampleApp.Language;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The example Consent Apps as the bank's, in a whole journey. */
@ParameterizedClass
@CsvSource({"JAVA, legacy", "JAVA, strict", "NODE, legacy", "NODE, strict"})
class ExampleConsentAppsIT {

    private static final String NEXT_SECRET = "the-secret-that-comes-next-year";
    private static final Pattern VISIT = Pattern.compile("name=\"visit\" value=\"([\\w-]+)\"");
    private static final int PORT = ExampleApp.freePort();
    private static final String APP = "http://localhost:" + PORT;

    private static Embedded server;
    private static ExampleApp app;

    private final String protocol;
    private final Settings settings = server.settings();
    private final Walk walk = new Walk(settings, settings.tpps().get(0));

    ExampleConsentAppsIT(Language language, String protocol) {
        this.protocol = protocol;
    }

    /** In strict secrets are being rotated too, so that messages carry a kid and the app opens with its second secret. */
    @BeforeParameterizedClassInvocation
    static void start(Language language, String protocol) {
        assumeTrue(language.runs() || "true".equals(System.getenv("CI")), "Node isn't installed here");
        server = Embedded.start(protocol.equals("strict")
                ? Map.of("consent_app_server_name", APP + "/", "protocol", "strict", "sharedSecret_opening", NEXT_SECRET)
                : Map.of("consent_app_server_name", APP + "/"));
        Settings settings = server.settings();
        Map<String, String> environment = new HashMap<>(Map.of("PORT", String.valueOf(PORT), "ORIGIN", APP, "AUTH_SERVER", settings.issuer(),
                "PROTOCOL", protocol, "SHARED_SECRET", settings.sharedSecret()));
        if (protocol.equals("strict")) {
            environment.putAll(Map.of("SHARED_SECRET", NEXT_SECRET, "SHARED_SECRET_OLD", settings.sharedSecret()));
        }
        app = ExampleApp.start(language, environment);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (app != null) {
            app.close();
            app = null;
        }
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Test
    void approving_gives_a_code_and_denying_and_cancelling_access_denied() {
        assertThat(decided("approve")).containsEntry("state", "state-approve").containsKey("code").doesNotContainKey("error");
        assertThat(decided("deny")).containsEntry("error", "access_denied").containsEntry("state", "state-deny")
                .hasEntrySatisfying("error_description", text -> assertThat(text).startsWith("OBC-406"));
        assertThat(decided("cancel")).containsEntry("error", "access_denied").containsEntry("state", "state-cancel")
                .hasEntrySatisfying("error_description", text -> assertThat(text).startsWith("OBC-407"));
        refusesWhatIsNotItsOwn();
    }

    @Test
    void the_kits_lint_is_content_with_both(@TempDir Path folder) {
        String said = KitCommand.prints(Stream.of("lint", "--running", "--consent-app", APP + "/", "--hostname", settings.issuer(),
                "--protocol", protocol, "--secret-file", KitCommand.file(folder, settings.sharedSecret()),
                "--opening-secret-file", KitCommand.file(folder, NEXT_SECRET),
                "--fill", "user=" + ExampleApp.USER, "--fill", "password=" + ExampleApp.PASSWORD));
        assertThat(said).contains("Approving: the answer is accepted.", "Denying: the answer is accepted.", "Two tabs are two journeys.",
                "An expired request is refused", "changed on its way is refused").doesNotContainIgnoringCase("warning");
    }

    @Test
    void a_consent_that_the_person_ends_there_takes_its_tokens_along() {
        Map<String, Object> tokens = walk.tpp.exchange(decided("approve").get("code"));
        String accessToken = (String) tokens.get("access_token");
        String consent = (String) walk.tpp.introspect(accessToken).get("consent_id");
        UserAgent browser = new UserAgent();
        URI page = URI.create(APP + "/consents");
        assertThat(browser.get(page).body()).contains("Log in").doesNotContain(consent);
        Map<String, String> login = Map.of("user", ExampleApp.USER, "password", ExampleApp.PASSWORD);
        Page mine = browser.follow(browser.post(page, login), APP);
        assertThat(mine.body()).contains(consent, "End this consent");
        Matcher session = Pattern.compile("name=\"session\" value=\"([\\w-]+)\"").matcher(mine.body());
        assertThat(session.find()).isTrue();
        URI end = URI.create(APP + "/consents/end");
        new UserAgent().post(end, Map.of("session", session.group(1), "consent", consent));
        browser.post(end, Map.of("session", "made-up", "consent", consent));
        assertThat(walk.tpp.introspect(accessToken)).as("neither another browser nor another page ends it").containsEntry("active", true);

        Page left = browser.follow(browser.post(end, Map.of("session", session.group(1), "consent", consent)), APP);
        assertThat(left.body()).contains("My consents").doesNotContain(consent);
        assertThat(walk.tpp.introspect(accessToken)).isEqualTo(Map.of("active", false));
    }

    private Map<String, String> decided(String decision) {
        UserAgent browser = new UserAgent();
        String intent = Walk.anIntent();
        Page login = atTheBank(browser, intent, decision);
        assertThat(login.uri().getRawQuery()).as("the message doesn't stay in the address bar").doesNotContain("sessionData");
        Page wrong = enter(browser, login, "not-the-password");
        assertThat(wrong.body()).as("the wrong password opens nothing").contains("Log in").doesNotContain("Approve");

        Page consent = enter(browser, wrong, ExampleApp.PASSWORD);
        assertThat(consent.body()).contains(intent, "Approve");
        Page left = browser.post(URI.create(APP + "/decide"), form(consent, Map.of("decision", decision)));
        return walk.answered(browser.follow(left, walk.settings.base()));
    }

    private Page atTheBank(UserAgent browser, String intent, String decision) {
        Page sent = browser.follow(browser.get(walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(intent), "state-" + decision))),
                walk.settings.base());
        assertThat(sent.location()).asString().startsWith(APP + "/?sessionData=");
        return browser.follow(browser.get(sent.location()), APP);
    }

    private static Page enter(UserAgent browser, Page page, String password) {
        return browser.follow(browser.post(URI.create(APP + "/login"), form(page, Map.of("user", ExampleApp.USER, "password", password))), APP);
    }

    private void refusesWhatIsNotItsOwn() {
        UserAgent browser = new UserAgent();
        Page login = atTheBank(browser, Walk.anIntent(), "never");
        Page other = new UserAgent().post(URI.create(APP + "/decide"), form(login, Map.of("decision", "approve")));
        assertThat(other.status()).as("another browser has no visit").isEqualTo(400);
        assertThat(browser.post(URI.create(APP + "/decide"), form(login, Map.of("decision", "approve"))).status())
                .as("nobody approves without a login").isEqualTo(404);
        assertThat(new UserAgent().get(APP + "/?sessionData=e30..AAAA.AAAA.AAAA").status()).isEqualTo(400);
    }

    private static Map<String, String> form(Page page, Map<String, String> entries) {
        Matcher visit = VISIT.matcher(page.body());
        assertThat(visit.find()).as("%s has a form: %s", page, page.body()).isTrue();
        Map<String, String> form = new LinkedHashMap<>(entries);
        form.put("visit", visit.group(1));
        return form;
    }
}

package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.message.MessageProfile;
import io.obconnect.message.Parties;
import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The lint against the mock Consent App, which does wrong on demand. */
class AppLintTest {

    private final Shell shell = new Shell();

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void a_consent_app_that_does_all_right_is_fine_with_redirects_and_with_forms(MessageProfile profile) throws Exception {
        for (boolean post : new boolean[] {false, true}) {
            Shell.Ran ran = lint(profile, new MockConsentApp.Conduct(Optional.empty(), post, Set.of(), Set.of()));

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out()).contains("Approving: the answer is accepted.", "Denying: the answer is accepted.", "Two tabs are two journeys.",
                    "An expired request is refused", "changed on its way is refused").doesNotContain("error");
        }
    }

    static Stream<Arguments> misbehaviours() {
        return Arrays.stream(Misbehaviour.values()).map(misbehaviour ->
                Arguments.of(misbehaviour.possible(MessageProfile.LEGACY) ? MessageProfile.LEGACY : MessageProfile.STRICT, misbehaviour));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void every_misbehaviour_is_found_and_named_by_its_code(MessageProfile profile, Misbehaviour misbehaviour) throws Exception {
        Shell.Ran ran = lint(profile, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(misbehaviour), Set.of()));

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("Approving: ", misbehaviour.code().id());
    }

    @Test
    void an_app_that_answers_in_the_wrong_tab_is_found() throws Exception {
        Shell.Ran ran = lint(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of(Neglect.TABS)));

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("the first tab answers for the second one's request");
    }

    @Test
    void an_app_that_asks_for_expired_requests_is_found() throws Exception {
        Shell.Ran ran = lint(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of(Neglect.EXPIRY)));

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("An expired request isn't refused: the person is asked.");
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(
                Arguments.of(MessageProfile.LEGACY, Neglect.RETURN_TO, "A request whose returnTo leads elsewhere isn't refused"),
                Arguments.of(MessageProfile.STRICT, Neglect.PARTIES, "A request with another typ isn't refused"),
                Arguments.of(MessageProfile.STRICT, Neglect.PARTIES, "A request with another iss isn't refused"),
                Arguments.of(MessageProfile.STRICT, Neglect.PARTIES, "A request with another aud isn't refused"),
                Arguments.of(MessageProfile.LEGACY, Neglect.BROWSER, "Another browser: it approves what was asked in the first one."));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void an_app_that_leaves_a_check_out_is_found(MessageProfile profile, Neglect neglect, String finding) throws Exception {
        Shell.Ran ran = lint(profile, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of(neglect)));

        assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains(finding);
    }

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void an_app_that_speaks_the_other_protocol_is_told_which(MessageProfile spoken) throws Exception {
        MessageProfile lint = spoken == MessageProfile.LEGACY ? MessageProfile.STRICT : MessageProfile.LEGACY;
        try (MockConsentApp app = app(spoken, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of()))) {
            Shell.Ran ran = lint(app, lint);

            assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
            assertThat(ran.out()).contains("give --protocol " + spoken.name().toLowerCase());
        }
    }

    @Test
    void an_answer_under_the_wrong_key_is_explained() throws Exception {
        Shell.Ran ran = lint(MessageProfile.STRICT, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(Misbehaviour.OTHER_DIRECTION), Set.of()));

        assertThat(ran.out()).contains("OBC-306", "with the key for requests");
    }

    @Test
    void the_mocks_page_shows_client_and_intent() throws Exception {
        try (MockConsentApp app = app(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of()))) {
            String address = shell.run("mint", "--consent-app", "http://localhost:" + app.port() + "/", "--client-id", "tpp-7", "--intent", "intent-7",
                    "--client-name", "<Shop>").line();

            assertThat(new Browser().get(URI.create(address)).body()).contains("tpp-7", "intent-7", "&lt;Shop>");
        }
    }

    @Test
    void missing_headers_are_warnings() throws Exception {
        Shell.Ran ran = lint(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of(Neglect.HEADERS)));

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Cache-Control: no-store", "Referrer-Policy: no-referrer", "frame-ancestors",
                "sessionData in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DENY", "CANCEL"})
    void an_app_that_never_approves_is_found(String decision) throws Exception {
        Shell.Ran ran = lint(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.of(Decision.valueOf(decision)), false, Set.of(), Set.of()));

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).containsPattern("Approving (denies|cancels)");
    }

    @Test
    void an_app_with_another_secret_is_told_where_the_walk_ended() throws Exception {
        try (MockConsentApp app = app(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of()))) {
            shell.environment.put(SharedSecretOptions.DEFAULT_VARIABLE, "another secret, long enough for a key");

            assertThat(lint(app, MessageProfile.LEGACY).out()).contains("ends at a page with status 400");
        }
    }

    @Test
    void an_app_that_does_not_run_is_unreachable() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Shell.Ran ran = shell.run("lint", "--running", "--consent-app", "http://localhost:" + free + "/");

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(ran.err()).contains("can't be reached");
    }

    @Test
    void a_taken_port_is_told() throws Exception {
        try (MockConsentApp app = app(MessageProfile.LEGACY, new MockConsentApp.Conduct(Optional.empty(), false, Set.of(), Set.of()))) {
            Shell.Ran ran = shell.run("app", "--port", String.valueOf(app.port()));

            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED.value());
            assertThat(ran.err()).contains("is taken");
        }
    }

    private Shell.Ran lint(MessageProfile profile, MockConsentApp.Conduct conduct) throws IOException {
        try (MockConsentApp app = app(profile, conduct)) {
            return lint(app, profile);
        }
    }

    private Shell.Ran lint(MockConsentApp app, MessageProfile profile) {
        return shell.run("lint", "--running", "--protocol", profile.name(), "--consent-app", "http://localhost:" + app.port() + "/");
    }

    /** Strict names the app's own origin, whose port is known only once it listens; so the port is chosen first. */
    private MockConsentApp app(MessageProfile profile, MockConsentApp.Conduct conduct) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Wire usual = AnsweringTest.wire(profile);
        Wire own = new Wire(profile, usual.ring(),
                Parties.of("https://auth.example.com", URI.create("http://localhost:" + port + "/")), true);
        return new MockConsentApp(port, own, conduct, shell.surroundings());
    }
}

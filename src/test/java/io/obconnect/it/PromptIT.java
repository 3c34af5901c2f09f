package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** {@code prompt}, wherever it stands: what it asks for happens at the bank, and no page of the server's own shows. */
class PromptIT extends JourneyTest {

    private static final List<String> PROMPTS = List.of("login", "consent", "login consent", "select_account", "consent select_account login");
    private static final List<String> WAYS = List.of("beside a signed object", "in a signed object", "in a pushed form", "in a pushed object",
            "in an encrypted object");

    static Stream<org.junit.jupiter.params.provider.Arguments> everywhere() {
        return PROMPTS.stream().flatMap(prompt -> WAYS.stream().map(way -> arguments(prompt, way)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_prompt_is_satisfied_at_the_bank(String prompt, String way) {
        toTheCode(walk(way.contains("encrypted") ? 0 : 2), prompt, way);
    }

    /** To a client that isn't trusted the server shows its consent page wherever it can. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void a_prompt_of_a_client_that_isnt_trusted_is_satisfied_at_the_bank(String prompt, String way) {
        toTheCode(walk(1), prompt, way);
    }

    private static void toTheCode(Walk walk, String prompt, String way) {
        String intent = Walk.anIntent();
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, address(walk, intent, prompt, way));
        assertThat(question.intent()).isEqualTo(intent);
        Page page = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        while (page.redirects() && !page.location().toString().startsWith(walk.tpp.registration().redirectUri())) {
            page = browser.get(page.location());
        }
        Map<String, String> answer = walk.answered(page);
        assertThat(answer).containsKey("code").containsEntry("state", "s");
        assertThat(walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token")))
                .containsEntry("openbanking_intent_id", intent).containsEntry("nonce", "n");
    }

    private static URI address(Walk walk, String intent, String prompt, String way) {
        Map<String, Object> inside = walk.tpp.claims(intent, "s", "n");
        Map<String, String> outside = new LinkedHashMap<>(Map.of("client_id", walk.tpp.registration().id(), "response_type", "code",
                "redirect_uri", walk.tpp.registration().redirectUri(), "scope", "openid", "state", "s", "nonce", "n"));
        if (way.startsWith("in ") && way.contains("object")) {
            inside.put("prompt", prompt);
        } else {
            outside.put("prompt", prompt);
        }
        inside.values().removeIf(Objects::isNull);
        outside.put("request", way.contains("encrypted") ? walk.tpp.dir(inside) : signed(walk, inside));
        return way.contains("pushed") ? walk.tpp.pushed(outside) : walk.tpp.authorize(outside);
    }

    private static String signed(Walk walk, Map<String, Object> claims) {
        return walk.tpp.registration().signingKey() == null ? walk.tpp.hs256(claims) : walk.tpp.ps256(claims);
    }

    @Test
    void no_prompt_lets_the_person_out_and_one_that_asks_for_something_else_is_refused() {
        Walk walk = walk(2);
        for (String way : WAYS.subList(0, 2)) {
            assertThat(walk.refusal(address(walk, Walk.anIntent(), "none", way))).containsEntry("error", "login_required").containsEntry("state", "s");
            Map<String, String> created = walk.refusal(address(walk, Walk.anIntent(), "create", way));
            assertThat(created).containsEntry("error", "invalid_request").containsEntry("state", "s");
            assertThat(created.get("error_description")).startsWith("OBC-129");
        }
    }

    /** The server gives them only to clients that it trusts, that send {@code prompt=consent}, which it never sees, or whose registration says so. */
    @Test
    void a_client_that_isnt_trusted_gets_refresh_tokens_by_its_registration_and_not_by_prompt_consent() {
        try (Embedded server = Embedded.start(Map.of())) {
            server.directory().register(Registration.of("tpp-noscript", "tpp-4-secret-of-32-characters-01", Embedded.REDIRECT_URI).untrusted()
                    .withScripts().offlineAccessWithoutConsent());
            Settings settings = server.settings();
            Map<String, String> offline = Map.of("scope", "openid offline_access", "prompt", "consent");
            Walk untrusted = new Walk(settings, settings.tpps().get(1));
            assertThat(untrusted.tokens(new UserAgent(), Walk.anIntent(), "c", offline)).containsKey("access_token").doesNotContainKey("refresh_token");
            Walk allowed = new Walk(settings, settings.others().get("tpp_noscript"));
            Map<String, Object> tokens = allowed.tokens(new UserAgent(), Walk.anIntent(), "c", Map.of("scope", "openid offline_access"));
            assertThat(allowed.tpp.refresh((String) tokens.get("refresh_token"))).containsKey("access_token");
        }
    }
}

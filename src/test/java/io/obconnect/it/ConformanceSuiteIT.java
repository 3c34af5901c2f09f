package io.obconnect.it;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * The modules of the OpenID Foundation's conformance suite (plan {@code fapi1-advanced-final}) that concern the authorization endpoint and pushed
 * requests, on a server in FAPI mode, as a table: module, what it changes in a good request, the answer that it expects. Each runs by value and
 * pushed, for a hybrid answer and for JARM.
 */
class ConformanceSuiteIT {

    private static final String OBJECT = "invalid_request_object";
    private static final String REQUEST = "invalid_request";
    private static final String CODE = "code";
    /** Our page, or JSON at the push: nowhere a redirect. */
    private static final String NOWHERE = "nowhere";

    private static final Embedded SERVER = Embedded.start(Map.of(), builder -> builder.setting("fapi", "true"));

    /** One request of the suite's. */
    private static final class Attempt {
        private final Walk walk = new Walk(SERVER.settings(), SERVER.settings().tpps().get(2));
        private final Map<String, Object> inside = walk.tpp.claims(Walk.anIntent(), "inside-state", "inside-nonce");
        private final Map<String, String> outside = new LinkedHashMap<>();
        private JWSAlgorithm algorithm = JWSAlgorithm.PS256;
        private RSAKey key = walk.tpp.registration().signingKey().toRSAKey();

        private Attempt(boolean jarm) {
            inside.put("response_type", jarm ? "code" : "code id_token");
            if (jarm) {
                inside.put("response_mode", "jwt");
            }
            inside.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
            inside.put("code_challenge_method", "S256");
            outside.put("client_id", walk.tpp.registration().id());
            outside.put("response_type", (String) inside.get("response_type"));
            outside.put("scope", "openid");
            outside.put("redirect_uri", walk.tpp.registration().redirectUri());
        }

        private long now() {
            return SERVER.server().time().now().getEpochSecond();
        }

        private String object() {
            return algorithm == null ? walk.tpp.unsigned(inside) : walk.tpp.signed(inside, algorithm, key);
        }
    }

    /**
     * One line of the table.
     *
     * @param module name in the suite, behind {@code fapi1-advanced-final-}
     * @param change to a good request
     * @param expected what comes by value
     * @param pushed what comes where it is pushed
     */
    private record Module(String module, Consumer<Attempt> change, String expected, String pushed) {
        Module(String module, Consumer<Attempt> change, String expected) {
            this(module, change, expected, expected);
        }
    }

    private static Consumer<Attempt> without(String member) {
        return attempt -> attempt.inside.remove(member);
    }

    private static Consumer<Attempt> with(String member, Object value) {
        return attempt -> attempt.inside.put(member, value);
    }

    private static List<Module> modules() {
        return List.of(
                new Module("", attempt -> { }, CODE),
                new Module("user-rejects-authentication", attempt -> { }, "access_denied"),
                new Module("ensure-request-object-with-multiple-aud-succeeds",
                        attempt -> attempt.inside.put("aud", List.of("https://elsewhere.example", SERVER.settings().properties().getOrDefault("hostname",
                                SERVER.settings().issuer()))), CODE),
                new Module("ensure-authorization-request-without-state-success", attempt -> attempt.inside.remove("state"), CODE),
                new Module("ensure-authorization-request-with-long-state", with("state", "s".repeat(384)), CODE),
                new Module("ensure-authorization-request-with-long-nonce", with("nonce", "n".repeat(384)), CODE),
                new Module("ensure-different-nonce-inside-and-outside-request-object", attempt -> attempt.outside.put("nonce", "outside"), CODE),
                new Module("ensure-different-state-inside-and-outside-request-object", attempt -> attempt.outside.put("state", "outside"), CODE),
                new Module("state-only-outside-request-object-not-used", attempt -> {
                    attempt.inside.remove("state");
                    attempt.outside.put("state", "outside");
                }, CODE),
                new Module("ensure-request-object-without-exp-fails", without("exp"), OBJECT),
                new Module("ensure-request-object-without-nbf-fails", without("nbf"), OBJECT),
                new Module("ensure-request-object-without-scope-fails", without("scope"), OBJECT),
                new Module("ensure-request-object-without-nonce-fails", without("nonce"), OBJECT),
                new Module("ensure-request-object-without-redirect-uri-fails", without("redirect_uri"), OBJECT),
                new Module("ensure-expired-request-object-fails", attempt -> attempt.inside.put("exp", attempt.now() - 60), OBJECT),
                new Module("ensure-request-object-with-exp-over-60-fails", attempt -> attempt.inside.put("exp", attempt.now() + 4200), OBJECT),
                new Module("ensure-request-object-with-nbf-over-60-fails", attempt -> attempt.inside.put("nbf", attempt.now() - 4200), OBJECT),
                new Module("ensure-request-object-with-bad-aud-fails", with("aud", "https://elsewhere.example"), OBJECT),
                new Module("ensure-request-object-signature-algorithm-is-not-none", attempt -> attempt.algorithm = null, OBJECT),
                new Module("ensure-signed-request-object-with-RS256-fails", attempt -> attempt.algorithm = JWSAlgorithm.RS256, OBJECT),
                new Module("ensure-request-object-with-invalid-signature-fails", attempt -> attempt.key = strange(attempt.key.getKeyID()), OBJECT),
                new Module("ensure-matching-key-in-authorization-request", attempt -> attempt.key = strange("another-key"), OBJECT),
                new Module("ensure-registered-redirect-uri", attempt -> {
                    attempt.inside.put("redirect_uri", "https://elsewhere.example/cb");
                    attempt.outside.put("redirect_uri", "https://elsewhere.example/cb");
                }, NOWHERE, REQUEST),
                new Module("ensure-redirect-uri-in-authorization-request", attempt -> {
                    attempt.inside.remove("redirect_uri");
                    attempt.outside.remove("redirect_uri");
                }, OBJECT),
                new Module("ensure-response-mode-query", with("response_mode", "query"), REQUEST),
                new Module("ensure-response-type-code-fails", attempt -> {
                    attempt.inside.put("response_type", "code");
                    attempt.outside.put("response_type", "code");
                    attempt.inside.remove("response_mode");
                }, REQUEST),
                new Module("ensure-client-id-in-token-endpoint-and-request-object-match", with("client_id", "tpp-1"), OBJECT),
                new Module("par-authorization-request-containing-request_uri", with("request_uri", "urn:ietf:params:oauth:request_uri:x"), OBJECT),
                new Module("ensure-request-object-containing-request", with("request", "a.b.c"), OBJECT),
                new Module("par-ensure-pkce-required", without("code_challenge"), CODE, REQUEST),
                new Module("par-ensure-plain-pkce-rejected", with("code_challenge_method", "plain"), CODE, REQUEST));
    }

    private static RSAKey strange(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @TestFactory
    Stream<DynamicTest> every_module_gets_the_answer_that_it_expects() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Module module : modules()) {
            for (boolean jarm : new boolean[] {false, true}) {
                String form = jarm ? "JARM" : "hybrid";
                tests.add(dynamicTest("fapi1-advanced-final-" + module.module() + ", by value, " + form, () -> byValue(module, jarm)));
                tests.add(dynamicTest("fapi1-advanced-final-" + module.module() + ", pushed, " + form, () -> pushed(module, jarm)));
            }
        }
        return tests.stream();
    }

    private static void byValue(Module module, boolean jarm) {
        Attempt attempt = attempt(module, jarm);
        attempt.outside.put("request", attempt.object());
        judge(module, module.expected(), jarm, attempt, attempt.walk.tpp.authorize(attempt.outside));
    }

    private static void pushed(Module module, boolean jarm) {
        Attempt attempt = attempt(module, jarm);
        Page page = attempt.walk.tpp.push(Map.of("client_id", attempt.walk.tpp.registration().id(), "request", attempt.object()));
        if (page.status() == 201) {
            Map<String, String> query = new LinkedHashMap<>(attempt.outside);
            query.put("request_uri", (String) TppClient.json(page).get("request_uri"));
            judge(module, module.pushed(), jarm, attempt, attempt.walk.tpp.authorize(query));
        } else {
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.header("Content-Type")).startsWith("application/json");
            assertThat(TppClient.json(page)).containsEntry("error", module.pushed());
        }
    }

    private static Attempt attempt(Module module, boolean jarm) {
        Attempt attempt = new Attempt(jarm);
        module.change().accept(attempt);
        return attempt;
    }

    private static void judge(Module module, String expected, boolean jarm, Attempt attempt, URI address) {
        UserAgent browser = new UserAgent();
        if (NOWHERE.equals(expected)) {
            Page page = browser.get(address);
            assertThat(page.redirects()).isFalse();
            assertThat(page.body()).contains("OBC-122");
            return;
        }
        Map<String, String> answer;
        if (CODE.equals(expected) || "access_denied".equals(expected)) {
            Question question = attempt.walk.toBank(browser, address);
            answer = CODE.equals(expected) ? attempt.walk.approved(browser, question)
                    : attempt.walk.backAtTpp(browser, attempt.walk.bank.back(question, attempt.walk.bank.denial(question)));
        } else {
            answer = attempt.walk.answered(browser.get(address));
        }
        boolean asksForJwt = "jwt".equals(attempt.inside.get("response_mode"));
        Map<String, String> told = jarm && asksForJwt ? signed(attempt.walk, answer) : answer;
        if (CODE.equals(expected)) {
            assertThat(told).containsKey("code").doesNotContainKey("error");
        } else {
            assertThat(told).containsEntry("error", expected).doesNotContainKey("code");
        }
        assertThat(told.get("state")).as("the object's state, or none").isEqualTo(attempt.inside.get("state"));
        if (CODE.equals(expected) && !jarm) {
            assertThat(attempt.walk.tpp.verified(told.get("id_token"))).containsEntry("nonce", attempt.inside.get("nonce"));
        }
    }

    private static Map<String, String> signed(Walk walk, Map<String, String> answer) {
        assertThat(answer).containsOnlyKeys("response");
        walk.tpp.verified(answer.get("response"));
        try {
            Map<String, String> inside = new LinkedHashMap<>();
            SignedJWT.parse(answer.get("response")).getJWTClaimsSet().getClaims().forEach((name, value) -> inside.put(name, String.valueOf(value)));
            return inside;
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}

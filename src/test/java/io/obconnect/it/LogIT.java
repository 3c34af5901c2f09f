package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.simple.LogAtTrace;

/**
 * What a whole run leaves in the log at the finest level: ours, and that of the libraries in our jar. Whatever a journey carries is
 * collected on the way and looked for in the end.
 */
class LogIT {

    private static final String ACCOUNT = "account-of-a-person-4711";
    private static final String CONSENT = "consent-never-logged-1";
    private static final String OPERATORS = "token-of-the-operators-1";
    private static final String REQUEST_SECRET = "the-secret-for-requests-alone-31";
    private static final String WRONG_SECRET = "another-secret-that-nobody-has-1";

    private final List<String> kept = new ArrayList<>(List.of(ACCOUNT, CONSENT, OPERATORS, REQUEST_SECRET, WRONG_SECRET));

    @Test
    void holds_no_secret_message_token_intent_or_account_in_legacy() {
        try (LogAtTrace log = LogAtTrace.below("io.obconnect");
                Embedded embedded = Embedded.start(Map.of("account_means", "psu", "metrics_token", OPERATORS))) {
            every_form_of_request(embedded);
            refused_requests(embedded);
            refused_returns(embedded);
            outages(embedded);
            requests_by_other_secrets(embedded);
            wrong_properties(embedded);
            sweep(embedded);
            nothingOfIt(log.lines(), "Journey completed", "OBC-102", "OBC-106", "OBC-204", "OBC-209", "OBC-306", "OBC-310", "OBC-402",
                    "OBC-406", "OBC-407", "OBC-502", "consent.approved", "persons.swept", "Sweep: ", "jose4j");
        }
    }

    @Test
    void holds_no_secret_message_token_intent_or_account_in_strict(@TempDir Path folder) {
        try (LogAtTrace log = LogAtTrace.below("io.obconnect"); Embedded embedded = Embedded.start(Map.of("protocol", "strict"))) {
            Walk walk = walk(embedded, 0);
            StrictBank bank = new StrictBank(embedded.settings(), folder);
            UserAgent browser = new UserAgent();
            tokens(walk, walk.backAtTpp(browser, answer(bank, atBank(walk, browser, "yes"), "--consent-id", CONSENT)));
            browser = new UserAgent();
            walk.backAtTpp(browser, answer(bank, atBank(walk, browser, "no"), "--decision", "deny"));
            browser = new UserAgent();
            walk.backAtTpp(browser, answer(bank, atBank(walk, browser, "other"), "--account", ACCOUNT));
            browser = new UserAgent();
            URI question = atBank(walk, browser, "twice");
            URI answer = answer(bank, question);
            walk.backAtTpp(browser, URI.create(answer.toString().replaceFirst("sessionData=.*", question.getRawQuery())));
            walk.backAtTpp(browser, URI.create(answer.toString().substring(0, answer.toString().length() - 8) + "AAAAAAAA"));
            walk.backAtTpp(browser, answer);
            sweep(embedded);
            nothingOfIt(log.lines(), "Journey completed", "OBC-306", "OBC-313", "OBC-316", "OBC-406", "consent.approved", "persons.swept");
        }
    }

    private static Walk walk(Embedded embedded, int tpp) {
        return new Walk(embedded.settings(), embedded.settings().tpps().get(tpp));
    }

    private String secret(String value) {
        kept.add(value);
        return value;
    }

    private String intent() {
        return secret(Walk.anIntent());
    }

    /** Trusted and untrusted, signed with both algorithms, nested, encrypted to the server, pushed; each with its tokens. */
    private void every_form_of_request(Embedded embedded) {
        Walk first = walk(embedded, 0);
        approved(first, first.tpp.authorize(first.tpp.query(secret(first.tpp.dirWithIntent(intent())), "dir")));
        approved(first, pushed(first, first.tpp.query(secret(first.tpp.dirWithIntent(intent())), "par")));
        Walk untrusted = walk(embedded, 1);
        approved(untrusted, untrusted.tpp.authorize(untrusted.tpp.query(secret(untrusted.tpp.dirWithIntent(intent())), "untrusted")));
        for (Walk signing : List.of(walk(embedded, 2), walk(embedded, 3))) {
            JWSAlgorithm algorithm = JWSAlgorithm.parse(signing.tpp.registration().signingKey().getAlgorithm().getName());
            approved(signing, signing.tpp.authorize(signing.tpp.query(signed(signing, algorithm), "signed")));
            approved(signing, signing.tpp.authorize(signing.tpp.query(secret(signing.tpp.dirAround(signed(signing, algorithm))), "signed")));
            approved(signing, signing.tpp.authorize(signing.tpp.query(secret(signing.tpp.rsaOaep(signed(signing, algorithm))), "signed")));
            approved(signing, pushed(signing, Map.of("client_id", signing.tpp.registration().id(), "request", signed(signing, algorithm))));
        }
    }

    private String signed(Walk walk, JWSAlgorithm algorithm) {
        return secret(walk.tpp.signed(walk.tpp.claims(intent(), "signed", "n-signed"), algorithm));
    }

    private URI pushed(Walk walk, Map<String, String> form) {
        URI address = walk.tpp.pushed(form);
        secret(UserAgent.parameters(address.getRawQuery()).get("request_uri"));
        return address;
    }

    private void refused_requests(Embedded embedded) {
        Walk walk = walk(embedded, 0);
        refused(walk, walk.tpp.dir(Map.of("openbanking_intent_id", intent()), WRONG_SECRET));
        refused(walk, walk.tpp.unsigned(walk.tpp.claims(intent(), "refused", "n")));
        refused(walk, walk.tpp.dir(Map.of("openbanking_intent_id", secret("an intent with blanks"))));
        refused(walk, secret("this.is.no.request.object"));
        Walk signing = walk(embedded, 2);
        String good = signed(signing, JWSAlgorithm.PS256);
        refused(signing, good.substring(0, good.length() - 8) + "AAAAAAAA");
        Map<String, Object> old = signing.tpp.claims(intent(), "refused", "n");
        old.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
        refused(signing, signing.tpp.ps256(old));
        Walk noScript = new Walk(embedded.settings(), embedded.settings().others().get("tpp_noscript"));
        refused(noScript, noScript.tpp.dirWithIntent(intent()));
        Page push = walk.tpp.push(walk.tpp.query(secret(walk.tpp.dir(Map.of("openbanking_intent_id", intent()), WRONG_SECRET)), "push"));
        assertThat(push.status()).isEqualTo(400);
        assertThat(new UserAgent().get(walk.tpp.authorize(Map.of("request", secret(walk.tpp.dirWithIntent(intent()))))).status()).isEqualTo(400);
    }

    private void refused(Walk walk, String object) {
        assertThat(walk.refusal(secret(object), "refused")).containsKey("error");
    }

    private void refused_returns(Embedded embedded) {
        Walk walk = walk(embedded, 0);
        UserAgent browser = new UserAgent();
        Question mine = atBank(walk, browser);
        Question others = atBank(walk, new UserAgent());
        String approval = secret(walk.bank.seal(walk.bank.approval(mine, CONSENT)));
        String foreign = secret(walk.bank.seal(walk.bank.approval(others, CONSENT)));
        String forged = secret(new Bank(WRONG_SECRET).seal(walk.bank.approval(mine, CONSENT)));
        Map<String, Object> late = walk.bank.approval(mine, CONSENT);
        late.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
        for (String message : List.of(foreign, forged, secret(walk.bank.seal(late)), mine.sealed(), approval.substring(9), "")) {
            assertThat(walk.backAtTpp(browser, back(mine, message))).containsKey("error");
        }
        assertThat(walk.backAtTpp(new UserAgent(), back(mine, approval))).as("in another browser").containsKey("error");
        assertThat(new UserAgent().get(walk.settings.base() + "/obconnect/return/" + secret("A".repeat(60)) + "?sessionData=" + approval).status())
                .isEqualTo(400);
        String code = walk.backAtTpp(browser, back(mine, approval)).get("code");
        tokens(walk, Map.of("code", code));
        assertThat(walk.tpp.exchange(code)).as("a code again").containsKey("error");
        assertThat(walk.tpp.introspect(secret("no-access-token-at-all"))).containsKey("error");
        browser.follow(browser.get(back(mine, approval)), walk.settings.base());
        ended(walk, question -> back(question, secret(walk.bank.seal(walk.bank.denial(question)))));
        ended(walk, question -> URI.create(question.returnTo() + "?cancel"));
        ended(walk, question -> back(question, secret(walk.bank.seal(walk.bank.approval(question, "an id with blanks")))));
    }

    private void ended(Walk walk, java.util.function.Function<Question, URI> back) {
        UserAgent browser = new UserAgent();
        assertThat(walk.backAtTpp(browser, back.apply(atBank(walk, browser)))).containsKey("error");
    }

    private void outages(Embedded embedded) {
        Walk walk = walk(embedded, 0);
        UserAgent browser = new UserAgent();
        Question question = atBank(walk, browser);
        embedded.directory().refusePersons(true);
        assertThat(walk.backAtTpp(browser, back(question, secret(walk.bank.seal(walk.bank.approval(question, CONSENT))))))
                .containsEntry("error", "temporarily_unavailable");
        embedded.directory().refusePersons(false);
        embedded.directory().down(true);
        browser.get(walk.tpp.authorize(walk.tpp.query(secret(walk.tpp.dirWithIntent(intent())), "down")));
        embedded.server().fireCleaner();
        embedded.directory().down(false);
    }

    /** Legacy with one TPP: the secret shared with the Consent App opens requests, unless there is one for requests alone. */
    private void requests_by_other_secrets(Embedded embedded) {
        Walk walk = walk(embedded, 0);
        embedded.server().reloadScripts(Embedded.properties(Map.of("tpp_client_id", "tpp-1", "account_means", "psu")));
        String intent = intent();
        approved(walk, walk.tpp.authorize(walk.tpp.query(secret(walk.tpp.dir(Map.of("openbanking_intent_id", intent),
                walk.settings.sharedSecret())), "shared")));
        approved(walk, walk.tpp.authorize(Map.of("request", secret(walk.tpp.dirWithIntent(intent())))));
        embedded.server().reloadScripts(Embedded.properties(Map.of("requestSecret", REQUEST_SECRET, "account_means", "psu")));
        approved(walk, walk.tpp.authorize(walk.tpp.query(secret(walk.tpp.dir(Map.of("openbanking_intent_id", intent()), REQUEST_SECRET)), "own")));
    }

    private void wrong_properties(Embedded embedded) {
        Walk walk = walk(embedded, 0);
        embedded.server().reloadScripts(Embedded.properties(Map.of("sharedSecret", secret("too-short!"), "requestSecret", secret("jwk:{\"k\":\"unfinished"),
                "sharedSecret_opening", secret("base64url:!?=~"), "metrics_token", secret("not a token of ours"))));
        assertThat(walk.refusal(secret(walk.tpp.dirWithIntent(intent())), "wrong")).containsEntry("error", "temporarily_unavailable");
        embedded.server().reloadScripts(Embedded.properties(Map.of("account_means", "psu")));
    }

    private void sweep(Embedded embedded) {
        embedded.directory().people("(uid=obconnect_*)").forEach(person -> kept.add(person.getAttributeValue("uid")));
        embedded.server().advance(Duration.ofMinutes(12));
        embedded.server().forgetSessions();
        embedded.server().fireCleaner();
        assertThat(embedded.directory().people("(uid=obconnect_*)")).isEmpty();
        embedded.server().fireCleaner();
    }

    private Question atBank(Walk walk, UserAgent browser) {
        Question question = walk.toBank(browser, intent(), "s");
        remember(browser, question);
        return question;
    }

    private URI atBank(Walk walk, UserAgent browser, String state) {
        Page sent = browser.follow(browser.get(walk.tpp.authorize(walk.tpp.query(secret(walk.tpp.dirWithIntent(intent())), state))),
                walk.settings.base());
        assertThat(sent.location()).asString().startsWith(walk.settings.consentApp());
        secret(UserAgent.parameters(sent.location().getRawQuery()).get("sessionData"));
        kept.addAll(browser.cookies().values());
        return sent.location();
    }

    private URI answer(StrictBank bank, URI question, String... options) {
        URI answer = bank.answer(question, options);
        secret(UserAgent.parameters(answer.getRawQuery()).get("sessionData"));
        secret(answer.getPath().replaceFirst(".*/", ""));
        return answer;
    }

    private void remember(UserAgent browser, Question question) {
        kept.addAll(List.of(question.sealed(), question.uid(), question.returnTo().replaceFirst(".*/", "")));
        kept.addAll(browser.cookies().values());
    }

    private static URI back(Question question, String message) {
        return URI.create(question.returnTo() + "?sessionData=" + message);
    }

    /** As a person whose account the bank names. */
    private void approved(Walk walk, URI authorize) {
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, authorize);
        remember(browser, question);
        String answer = secret(walk.bank.seal(walk.bank.answer(question, Map.of(
                "login", Map.of("account", ACCOUNT, "acr", "urn:openbanking:psd2:sca"), "consent", Map.of("consent_id", CONSENT)))));
        Map<String, String> back = walk.backAtTpp(browser, back(question, answer));
        assertThat(back).containsKey("code");
        tokens(walk, back);
    }

    /** Code exchange, refresh where it's allowed, introspection, userinfo. */
    private void tokens(Walk walk, Map<String, String> back) {
        Map<String, Object> tokens = walk.tpp.exchange(secret(back.get("code")));
        keep(tokens);
        String accessToken = (String) tokens.get("access_token");
        assertThat(walk.tpp.introspect(accessToken)).containsEntry("active", true);
        walk.tpp.userinfo(accessToken);
        keep(walk.tpp.refresh(String.valueOf(tokens.get("refresh_token"))));
    }

    private void keep(Map<String, Object> tokens) {
        for (String name : List.of("id_token", "access_token", "refresh_token")) {
            if (tokens.get(name) instanceof String token) {
                kept.add(token);
            }
        }
    }

    private void nothingOfIt(String lines, String... heard) {
        assertThat(lines).as("the log was caught, of everything that was done").contains(heard);
        kept.add(Embedded.properties(Map.of()).get("sharedSecret"));
        List.of("tpp-1-secret", "tpp-2-secret", "tpp-3-secret", "tpp-5-secret").forEach(kept::add);
        kept.removeIf(String::isEmpty);
        assertThat(kept).hasSizeGreaterThan(30).allSatisfy(secret -> assertThat(lines).doesNotContain(secret));
        assertThat(lines.lines()).as("a JWE or JWT in any form").noneMatch(line -> line.matches(".*\\beyJ[\\w-]{8,}.*"));
    }
}

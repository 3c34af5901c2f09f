package io.obconnect.it;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The temporary Person's life, and what stays useful after it; the server's clock is moved. */
class PersonIT {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Embedded embedded = Embedded.start(Map.of(), server -> server.setting("refreshTokenLifetime", Long.toString(Duration.ofDays(200).toSeconds())));
    private final Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @AfterEach
    void stop() {
        embedded.close();
    }

    private List<SearchResultEntry> persons() {
        return embedded.directory().people("(uid=obconnect_*)");
    }

    private List<SearchResultEntry> authorizations(String clientId) {
        try {
            return embedded.directory().ldap().search("ou=authorizations,o=jans", SearchScope.ONE, "(" + Generation.byDefault().authorizationsClient() + "=" + clientId + ")").getSearchEntries();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(Duration time) {
        embedded.server().time().advance(time);
        embedded.server().forgetSessions();
        embedded.server().fireCleaner();
    }

    @Test
    void an_approval_makes_one_person_that_carries_consent_and_intent_and_no_password() {
        String intent = Walk.anIntent();
        walk.tokens(browser, intent, "consent-9");
        assertThat(persons()).hasSize(1);
        SearchResultEntry person = persons().get(0);
        assertThat(person.getAttributeValue("uid")).matches("obconnect_[a-z2-7]{26}");
        assertThat(person.getAttributeValue("jansStatus")).isEqualTo("active");
        assertThat(person.hasAttribute("userPassword")).isFalse();
        assertThat(person.getAttributeValues("jansExtUid")).anyMatch(value -> value.contains(intent))
                .anyMatch(value -> value.contains("consent-9"));
        assertThat(person.hasAttribute("jansPassExpDate")).isTrue();
    }

    @Test
    void an_approval_in_time_can_be_repeated_after_the_journeys_deadline() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, Object> approval = walk.bank.approval(question, "c");
        approval.remove("exp"); // else the message would be too old, too
        URI link = walk.bank.back(question, approval);
        browser.copy().get(link); // and the answer was lost
        embedded.server().time().advance(Duration.ofMinutes(7));
        assertThat(walk.backAtTpp(browser, link)).containsKey("code");
    }

    @Test
    void an_approval_after_the_journeys_deadline_is_too_late() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, Object> approval = walk.bank.approval(question, "c");
        approval.remove("exp");
        embedded.server().time().advance(Duration.ofMinutes(7));
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, approval)).get("error_description")).startsWith("OBC-404");
    }

    @Test
    void the_person_cant_be_logged_in_with_any_password() {
        walk.tokens(browser, Walk.anIntent(), "c");
        String uid = persons().get(0).getAttributeValue("uid");
        Map<String, String> query = walk.tpp.query("", "p");
        query.remove("request");
        query.put("acr_values", "simple_password_auth");
        for (String password : List.of("", "x", uid)) {
            Settings stolen = new Settings(walk.settings.base(), walk.settings.sharedSecret(), walk.settings.consentApp(),
                    walk.settings.tpps(), new Settings.Person(uid, password), walk.settings.properties());
            Page last = PasswordLogin.in(new UserAgent(), walk.tpp.authorize(query), stolen);
            assertThat(last.redirects() && last.location().toString().contains("code=")).isFalse();
        }
    }

    @Test
    void the_person_is_there_for_ten_minutes_and_gone_by_the_next_sweep() {
        walk.tokens(browser, Walk.anIntent(), "c");
        pass(LIFE.minusSeconds(20));
        assertThat(persons()).hasSize(1);
        pass(Duration.ofSeconds(40));
        assertThat(persons()).isEmpty();
        assertThat(embedded.directory().people("(uid=testuser)")).as("ordinary persons stay").hasSize(1);
    }

    @Test
    void a_denied_journey_leaves_nothing_once_swept() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        walk.backAtTpp(browser, walk.bank.back(question, walk.bank.denial(question)));
        assertThat(persons()).allMatch(person -> !"active".equals(person.getAttributeValue("jansStatus")));
        pass(LIFE.plusMinutes(1));
        assertThat(persons()).isEmpty();
    }

    @Test
    void a_no_after_the_code_reaches_no_tpp_even_where_the_session_was_removed() throws LDAPException {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        UserAgent before = browser.copy();
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c")))).containsKey("code");
        for (SearchResultEntry session : embedded.directory().ldap().search("ou=sessions,o=jans", SearchScope.ONE, "(objectClass=*)")
                .getSearchEntries()) {
            embedded.directory().ldap().delete(session.getDN());
        }
        embedded.server().forgetSessions();
        for (URI no : List.of(walk.bank.back(question, walk.bank.denial(question)), URI.create(question.returnTo() + "?cancel"))) {
            Page page = before.get(no);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            assertThat(page.body()).contains("Your first answer counts", "You approved before");
        }
    }

    @Test
    void a_journey_that_dies_between_person_and_code_is_swept() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        assertThat(browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).status()).isEqualTo(303);
        assertThat(persons()).hasSize(1);
        pass(LIFE.plusMinutes(1));
        assertThat(persons()).isEmpty();
    }

    @Test
    void refresh_and_introspection_keep_the_claims_for_ninety_days() {
        String intent = Walk.anIntent();
        Map<String, Object> tokens = walk.tokens(browser, intent, "consent-10", Map.of("scope", "openid offline_access"));
        pass(LIFE.plusMinutes(1));
        String refreshToken = (String) tokens.get("refresh_token");
        for (Duration rest : List.of(Duration.ofHours(25), Duration.ofDays(30), Duration.ofDays(59))) {
            pass(rest);
            Map<String, Object> refreshed = walk.tpp.refresh(refreshToken);
            assertThat(refreshed).as("after another " + rest).containsKey("access_token");
            assertThat(walk.tpp.introspect((String) refreshed.get("access_token"))).containsEntry("active", true)
                    .containsEntry("openbanking_intent_id", intent).containsEntry("consent_id", "consent-10").containsEntry("sub", intent);
            refreshToken = (String) refreshed.getOrDefault("refresh_token", refreshToken);
        }
    }

    @Test
    void userinfo_is_a_clean_401_once_the_person_is_gone() {
        embedded.server().reloadScripts(Embedded.properties(Map.of("person_lifetime", "60")));
        String accessToken = (String) walk.tokens(browser, Walk.anIntent(), "c").get("access_token");
        pass(Duration.ofSeconds(90));
        assertThat(persons()).isEmpty();
        Page userinfo = walk.tpp.userinfo(accessToken);
        assertThat(userinfo.status()).isEqualTo(401);
        assertThat(userinfo.header("www-authenticate")).contains("invalid_token");
    }

    @Test
    void after_the_sweep_the_same_browser_can_start_anew() {
        walk.tokens(browser, Walk.anIntent(), "c");
        pass(LIFE.plusMinutes(1));
        assertThat(walk.tokens(browser, Walk.anIntent(), "c2")).containsKey("id_token");
    }

    @Test
    void a_directory_that_refuses_the_person_is_temporarily_unavailable_and_nobody_is_logged_in() {
        Question question = walk.toBank(browser, Walk.anIntent(), "refused");
        embedded.directory().refusePersons(true);
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c"))))
                .containsEntry("error", "temporarily_unavailable").containsEntry("state", "refused");
        embedded.directory().refusePersons(false);
        assertThat(persons()).isEmpty();
        assertThat(browser.cookies()).doesNotContainKeys("session_id", "current_sessions");
        assertThat(walk.tokens(browser, Walk.anIntent(), "c2")).containsKey("id_token");
    }

    @Test
    void an_untrusted_clients_person_is_not_asked_twice_and_its_authorization_goes_with_the_person() {
        Walk untrusted = new Walk(embedded.settings(), embedded.settings().tpps().get(1));
        assertThat(untrusted.tokens(browser, Walk.anIntent(), "c")).containsKey("id_token");
        assertThat(authorizations("tpp-2")).isNotEmpty();
        pass(LIFE.plusMinutes(1));
        assertThat(authorizations("tpp-2")).isEmpty();
    }
}

package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms in which a Consent App's answer may reach {@code returnTo}. */
class WaysInIT extends JourneyTest {

    private final Walk walk = walk(0);
    private final UserAgent browser = new UserAgent();
    private final Question question = walk.toBank(browser, Walk.anIntent(), "in");
    private final String message = walk.bank.seal(walk.bank.approval(question, "c"));
    private final URI returnTo = URI.create(question.returnTo());
    private final URI withMessage = URI.create(question.returnTo() + "?sessionData=" + message);
    private final UserAgent crossSite = new UserAgent();

    private void succeeds(Page posted) {
        assertThat(posted.status()).as(posted.body()).isEqualTo(303);
        assertThat(posted.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(walk.backAtTpp(browser, posted.location())).containsKey("code").containsEntry("state", "in");
    }

    private void isRepeated(Page posted) {
        Map<String, String> answer = walk.answered(browser.follow(posted, walk.settings.base()));
        assertThat(answer).containsEntry("error", "server_error");
        assertThat(answer.get("error_description")).startsWith("OBC-302");
    }

    @Test
    void a_form_that_a_307_carried_on_with_the_message_in_the_query() {
        succeeds(crossSite.post(withMessage, Map.of("decision", "approve", "csrf", "x")));
    }

    @Test
    void a_body_that_is_no_form_with_the_message_in_the_query() {
        succeeds(crossSite.post(withMessage, "text/plain", "decision=approve"));
    }

    @Test
    void a_post_without_a_body_with_the_message_in_the_query() {
        succeeds(crossSite.method("POST", withMessage));
    }

    @Test
    void a_multipart_form() {
        succeeds(crossSite.post(returnTo, "multipart/form-data; boundary=----WebKitFormBoundaryAbC1",
                multipart("----WebKitFormBoundaryAbC1", "sessionData", message)));
    }

    @Test
    void a_multipart_form_with_a_quoted_boundary_other_fields_and_a_file() {
        String body = "--a b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"sessionData\"\r\nContent-Type: text/plain\r\n\r\nname=\"sessionData\"\r\n"
                + multipart("a b", "sessionData", message);
        succeeds(crossSite.post(returnTo, "multipart/form-data; boundary=\"a b\"", body));
    }

    @Test
    void a_cancel_in_a_multipart_form() {
        Page posted = crossSite.post(returnTo, "multipart/form-data; boundary=x", multipart("x", "cancel", ""));
        assertThat(walk.backAtTpp(browser, posted.location())).containsEntry("error", "access_denied").containsEntry("state", "in");
    }

    @Test
    void the_message_twice_is_refused_in_query_and_form_and_in_two_parts() {
        isRepeated(crossSite.post(withMessage, Map.of("sessionData", message)));
        isRepeated(crossSite.post(withMessage, "multipart/form-data; boundary=x", multipart("x", "sessionData", message)));
        isRepeated(crossSite.post(returnTo, "multipart/form-data; boundary=x",
                multipart("x", "sessionData", message).replace("--x--\r\n", "") + multipart("x", "sessionData", message)));
        isRepeated(crossSite.post(URI.create(walk.settings.base() + "/postlogin.htm?sessionData=" + message), Map.of("sessionData", message)));
        succeeds(crossSite.post(returnTo, Map.of("sessionData", message)));
    }

    @Test
    void a_form_larger_than_any_answer_is_refused_unread() {
        assertThat(crossSite.post(returnTo, "multipart/form-data; boundary=x", multipart("x", "sessionData", "a".repeat(40_000))).status()).isEqualTo(413);
        succeeds(crossSite.post(returnTo, Map.of("sessionData", message)));
    }

    private URI postLogin(String query) {
        return URI.create(walk.settings.base() + "/postlogin.htm" + query);
    }

    private Page inParts(URI address, String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(multipart("x", namesAndValues[i], namesAndValues[i + 1]).replace("--x--\r\n", ""));
        }
        return crossSite.post(address, "multipart/form-data; boundary=x", body + "--x--\r\n");
    }

    @Test
    void a_hard_wired_app_posts_a_form() {
        succeeds(crossSite.post(postLogin(""), Map.of("sessionData", message, "csrf", "x")));
    }

    @Test
    void a_hard_wired_app_posts_a_multipart_form() {
        succeeds(inParts(postLogin(""), "csrf", "x", "sessionData", message));
    }

    @Test
    void a_hard_wired_apps_form_that_a_307_carried_on_with_the_message_in_the_query() {
        succeeds(crossSite.post(postLogin("?sessionData=" + message), Map.of("decision", "approve")));
    }

    @Test
    void a_hard_wired_apps_multipart_form_that_a_307_carried_on_with_the_message_in_the_query() {
        succeeds(inParts(postLogin("?sessionData=" + message), "decision", "approve"));
    }

    @Test
    void a_hard_wired_apps_post_without_a_form_with_the_message_in_the_query() {
        succeeds(crossSite.post(postLogin("?sessionData=" + message), "text/plain", "decision=approve"));
    }

    @Test
    void a_hard_wired_app_that_cancels_beside_its_message_has_cancelled_whatever_that_says() {
        Page inParts = inParts(postLogin(""), "sessionData", message, "cancel", "");
        Page byForm = crossSite.post(postLogin(""), Map.of("sessionData", message, "cancel", "Cancel"));
        Page byQuery = crossSite.post(postLogin("?cancel&sessionData=" + message), "text/plain", "");
        assertThat(byForm.location()).isEqualTo(inParts.location()).isEqualTo(byQuery.location());
        assertThat(new UserAgent().get(inParts.location()).body()).as("in another browser").contains("OBC-402");
        Map<String, String> told = walk.backAtTpp(browser, inParts.location());
        assertThat(told).containsEntry("error", "access_denied").containsEntry("state", "in");
        assertThat(told.get("error_description")).startsWith("OBC-407");
    }

    @Test
    void a_cancel_at_the_hard_wired_address_without_a_message_names_no_journey_and_ends_none() {
        for (Page page : new Page[] {browser.get(postLogin("?cancel")), inParts(postLogin(""), "cancel", ""), inParts(postLogin("?cancel"), "x", "y")}) {
            assertThat(page.redirects() && page.location().toString().contains("access_denied")).as("%s", page).isFalse();
        }
        succeeds(crossSite.post(postLogin(""), Map.of("sessionData", message)));
    }

    @Test
    void a_hard_wired_apps_message_twice_is_refused() {
        isRepeated(inParts(postLogin("?sessionData=" + message), "sessionData", message));
        isRepeated(inParts(postLogin(""), "sessionData", message, "sessionData", message));
        succeeds(inParts(postLogin(""), "sessionData", message));
    }

    @Test
    void a_hard_wired_apps_form_larger_than_any_answer_is_refused() {
        assertThat(inParts(postLogin(""), "sessionData", "a".repeat(40_000)).status()).isEqualTo(413);
        Page carried = inParts(postLogin(""), "sessionData", "a".repeat(20_000));
        assertThat(carried.location().toString()).hasSizeLessThan(8_000);
        assertThat(walk.answered(browser.follow(carried, walk.settings.base()))).containsEntry("error", "server_error");
        succeeds(inParts(postLogin(""), "sessionData", message));
    }

    private static String multipart(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n--" + boundary + "--\r\n";
    }
}

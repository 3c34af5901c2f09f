package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** An error reaches the TPP in the response mode that it asked for, with its state. */
class ErrorResponseIT extends JourneyTest {

    private static final Pattern FIELD = Pattern.compile("<input\\b[^>]*\\bname=\"([^\"]+)\"[^>]*\\bvalue=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final String STATE = "state with \"<>&' in it";

    private final Walk walk = walk(0);
    private final Walk fapi = walk(2);

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt"})
    void a_refused_encrypted_request(String mode) {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent("not an intent"), STATE);
        query.put("response_mode", mode);
        Page page = new UserAgent().get(walk.tpp.authorize(query));
        assertThat(read(walk, page, mode)).containsEntry("error", "invalid_request_object").containsEntry("state", STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt"})
    void a_refused_signed_request_whose_parameters_are_all_inside(String mode) {
        Map<String, Object> claims = fapi.tpp.claims(Walk.anIntent(), STATE, "n");
        claims.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
        claims.put("response_mode", mode);
        Page page = new UserAgent().get(fapi.tpp.authorize(Map.of("client_id", fapi.tpp.registration().id(), "request", fapi.tpp.ps256(claims))));
        assertThat(read(fapi, page, mode)).containsEntry("error", "invalid_request_object").containsEntry("state", STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt"})
    void an_approved_request_answers_in_its_mode(String mode) {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "state-1");
        query.put("response_mode", mode);
        UserAgent browser = new UserAgent();
        Bank.Question question = walk.toBank(browser, walk.tpp.authorize(query));
        Page page = browser.follow(browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))), walk.settings.base());
        assertThat(read(walk, page, mode)).containsKey("code").containsEntry("state", "state-1");
        assertThat(browser.cookies()).doesNotContainKeys("session_id", "current_sessions");
    }

    @Test
    void a_hybrid_requests_approval_with_mode_jwt_is_in_the_query_where_the_server_puts_it() {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), STATE);
        query.put("response_type", "code id_token");
        query.put("response_mode", "jwt");
        UserAgent browser = new UserAgent();
        Bank.Question question = walk.toBank(browser, walk.tpp.authorize(query));
        Page page = browser.follow(browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))), walk.settings.base());
        assertThat(read(walk, page, "query.jwt")).containsKeys("code", "id_token").containsEntry("state", STATE);
    }

    @Test
    void a_hybrid_requests_error_is_in_the_fragment() {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent("not an intent"), STATE);
        query.put("response_type", "code id_token");
        Page page = new UserAgent().get(walk.tpp.authorize(query));
        assertThat(read(walk, page, "fragment")).containsEntry("error", "invalid_request_object").containsEntry("state", STATE);
        query.put("response_mode", "jwt");
        assertThat(read(walk, new UserAgent().get(walk.tpp.authorize(query)), "fragment.jwt")).containsEntry("state", STATE);
    }

    @Test
    void a_redirect_uri_that_isnt_registered_gets_nothing_and_the_person_a_page() {
        for (String uri : new String[] {"http://elsewhere.example/cb", "javascript:alert(1)", walk.tpp.registration().redirectUri() + "/../x",
                walk.tpp.registration().redirectUri() + "@elsewhere.example"}) {
            Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "x");
            query.put("redirect_uri", uri);
            Page page = new UserAgent().get(walk.tpp.authorize(query));
            assertThat(page.redirects()).as(page.toString()).isFalse();
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("OBC-122").doesNotContain("elsewhere");
            assertThat(page.header("Content-Security-Policy")).contains("default-src");
        }
    }

    /** The answer's parameters, whatever the mode, JARM verified. */
    private static Map<String, String> read(Walk walk, Page page, String mode) {
        Map<String, String> parameters;
        if (mode.startsWith("form_post")) {
            assertThat(page.status()).as(page + " " + page.body()).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.body()).contains("action=\"" + walk.tpp.registration().redirectUri() + "\"");
            parameters = new LinkedHashMap<>();
            Matcher fields = FIELD.matcher(page.body());
            while (fields.find()) {
                parameters.put(fields.group(1), unescaped(fields.group(2)));
            }
        } else {
            URI location = page.location();
            assertThat(location.toString()).startsWith(walk.tpp.registration().redirectUri());
            boolean fragment = mode.startsWith("fragment");
            assertThat(fragment ? location.getRawQuery() : location.getRawFragment()).as("where it doesn't belong").isNull();
            parameters = UserAgent.parameters(fragment ? location.getRawFragment() : location.getRawQuery());
        }
        if (!mode.endsWith("jwt")) {
            return parameters;
        }
        assertThat(parameters).containsOnlyKeys("response");
        Map<String, Object> claims = walk.tpp.verified(parameters.get("response"));
        assertThat(claims).containsEntry("iss", walk.settings.issuer()).containsKey("exp");
        assertThat(String.valueOf(claims.get("aud"))).contains(walk.tpp.registration().id());
        Map<String, String> signed = new LinkedHashMap<>();
        claims.forEach((name, value) -> signed.put(name, String.valueOf(value)));
        return signed;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}

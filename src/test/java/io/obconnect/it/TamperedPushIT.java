package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pushed request is the TPP's word (RFC 9126): nothing of it can be changed in the browser, at any of the server's own hops. */
class TamperedPushIT extends JourneyTest {

    private final Walk walk = walk(2);
    private final UserAgent browser = new UserAgent();

    private Page pushed() {
        Map<String, Object> claims = walk.tpp.claims(Walk.anIntent(), "s", "n");
        claims.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        claims.put("code_challenge_method", "S256");
        Page par = walk.tpp.push(Map.of("request", walk.tpp.ps256(claims), "client_id", walk.tpp.registration().id(),
                "response_type", "code", "scope", "openid", "state", "s", "nonce", "n",
                "redirect_uri", walk.tpp.registration().redirectUri()));
        return browser.get(walk.tpp.authorize(Map.of("client_id", walk.tpp.registration().id(),
                "request_uri", (String) TppClient.json(par).get("request_uri"))));
    }

    private static URI changed(URI address, String parameter, String value) {
        Map<String, String> query = UserAgent.parameters(address.getRawQuery());
        if (value == null) {
            query.remove(parameter);
        } else {
            query.put(parameter, value);
        }
        return URI.create(address.toString().substring(0, address.toString().indexOf('?') + 1) + UserAgent.encode(query));
    }

    private static String address(Page page) {
        return page.redirects() ? page.location().toString() : "";
    }

    @ParameterizedTest
    @CsvSource({"scope,openid profile offline_access", "code_challenge,", "response_type,code id_token"})
    void what_was_pushed_cant_be_changed_on_the_way_to_the_login_page(String parameter, String value) {
        Page loginPage = pushed();
        assertThat(UserAgent.parameters(loginPage.location().getRawQuery())).containsKey(parameter);
        Page last = browser.follow(browser.get(changed(loginPage.location(), parameter, value)), walk.settings.base());
        assertThat(address(last)).as("the bank must not be reached with another " + parameter).doesNotStartWith(walk.settings.consentApp());
    }

    @ParameterizedTest
    @CsvSource({"scope,openid profile offline_access", "code_challenge,", "response_type,code id_token"})
    void what_was_pushed_cant_be_changed_in_the_call_that_issues_the_code(String parameter, String value) {
        Question question = walk.arrived(browser.follow(pushed(), walk.settings.base()));
        Page page = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        assertThat(UserAgent.parameters(page.location().getRawQuery())).containsKey(parameter);
        Page last = browser.follow(browser.get(changed(page.location(), parameter, value)), walk.settings.base());
        assertThat(address(last)).as("no code with another " + parameter).doesNotContain("code=");
    }
}

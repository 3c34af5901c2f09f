package io.obconnect.browser;

import io.obconnect.sandbox.Sandbox;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriver;

import static org.assertj.core.api.Assertions.assertThat;

/** The person's path and its forks in a browser that every machine has, with script and without. */
@ExtendWith(RunningSandbox.class)
class HtmlUnitIT {

    private final Sandbox sandbox;
    private WebDriver browser;

    HtmlUnitIT(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @AfterEach
    void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    private Person person(WebDriver in) {
        browser = in;
        return new Person(in, sandbox);
    }

    private Person person(String script) {
        return person("on".equals(script) ? HtmlUnit.withScript() : HtmlUnit.withoutScript());
    }

    @ParameterizedTest(name = "script {0}")
    @CsvSource({"on", "off"})
    void aPersonPaysLogsInAndApprovesInAtMostFiveClicksAndSeesTheIdTokensClaims(String script) {
        Person person = person(script).payAndLogIn();
        String asked = person.fact("Consent");

        JSONObject claims = person.press("Approve").claims();

        assertThat(person.clicks()).isLessThanOrEqualTo(5);
        assertThat(claims.getString("openbanking_intent_id")).isEqualTo(asked);
        assertThat(claims.getString("acr")).isEqualTo("urn:openbanking:psd2:sca");
        assertThat(claims.getString("consent_id")).startsWith("consent-");
        assertThat(claims.getString("sub")).isNotBlank();
    }

    @Test
    void nothingOfTheJourneyStaysInTheBrowserAtTheEnd() {
        person("off").payAndLogIn().press("Approve").claims();

        browser.get(sandbox.server().at("/obconnect/health/live").toString());
        assertThat(browser.manage().getCookies()).extracting(Cookie::getName)
                .doesNotContain("session_id", "current_sessions").noneMatch(name -> name.contains("obconnect"));
    }

    @ParameterizedTest(name = "script {1}: {0}")
    @CsvSource({
        "Reject, on, access_denied", "Reject, off, access_denied",
        "Cancel, on, access_denied", "Cancel, off, access_denied"})
    void whatThePersonRefusesReachesTheTppAsItsError(String button, String script, String error) {
        person(script).payAndLogIn().press(button).awaitRefusal(error);
    }

    @ParameterizedTest(name = "script {1}: {0}")
    @CsvSource({
        "Let the answer expire, on, access_denied, expired", "Let the answer expire, off, access_denied, expired",
        "Tamper with the answer, on, server_error, OBC-", "Tamper with the answer, off, server_error, OBC-"})
    void anAnswerThatExpiredOrWasChangedReachesTheTppAsAnError(String button, String script, String error, String description) {
        Person person = person(script).payAndLogIn().answerOddly(button).awaitRefusal(error);

        assertThat(person.text("error-description")).contains(description);
    }

    @Test
    void whoDoesNotLogInAtTheBankIsBackAtTheShopWithoutAPayment() {
        person("off").shop().press("Pay 10 GBP").await("Log in at the demo bank").press("Don't log in").awaitRefusal("access_denied");
    }

    @Test
    void anAnswerByFormIsSentOnByScriptAtOnce() {
        person("on").payAndLogIn().answerByForm().press("Approve").claims();
    }

    @Test
    void aForgedLinkMeetsAPageInTheBrowsersLanguageWithAReferenceAndACode() {
        Person person = person("off");

        Words.wanted().forEach((wanted, spoken) -> {
            HtmlUnit.speak(browser, wanted);
            person.open(sandbox.server().at("/obconnect/return/forged").toString());

            assertThat(person.headline()).as(wanted).isEqualTo(Words.error(spoken));
            assertThat(person.language()).as(wanted).isEqualTo(spoken);
            assertThat(person.page()).as(wanted).containsPattern("OBC-\\d{3}").doesNotContain("{", "???", "Exception");
        });
    }

    @Test
    void theSameLinkAgainAfterSuccessMeetsACalmPageInTheBrowsersLanguage() {
        Person person = person("off");
        String link = person.approveAndKeepTheLink();

        Words.wanted().forEach((wanted, spoken) -> {
            HtmlUnit.speak(browser, wanted);
            person.open(link);

            assertThat(person.headline()).as(wanted).isEqualTo(Words.done(spoken));
            assertThat(person.language()).as(wanted).isEqualTo(spoken);
            assertThat(person.page()).as(wanted).doesNotContain("OBC-", "{", "???");
        });
    }
}

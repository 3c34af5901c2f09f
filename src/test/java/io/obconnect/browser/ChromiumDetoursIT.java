package io.obconnect.browser;

import io.obconnect.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person does who doesn't simply approve, in Chromium; every page on the way by the rules. */
@InChromium
@ExtendWith(RunningSandbox.class)
class ChromiumDetoursIT {

    private final Chromium chromium;
    private final Sandbox sandbox;
    private final Person person;

    ChromiumDetoursIT(Chromium chromium, Sandbox sandbox) {
        this.chromium = chromium;
        this.sandbox = sandbox;
        this.person = new Person(chromium.driver(), sandbox);
    }

    private void inspect(String page) throws IOException {
        PageRules.hold(chromium, page);
    }

    @ParameterizedTest
    @CsvSource({"Reject, OBC-406, rejected, You rejected the payment", "Cancel, OBC-407, cancelled, You left the bank without deciding"})
    void whoRefusesIsBackAtTheShopWithoutAPayment(String button, String code, String page, String words) throws IOException {
        person.payAndLogIn().press(button).awaitRefusal("access_denied");
        assertThat(person.text("error-description")).startsWith(code);
        assertThat(person.page()).contains(words);
        person.reload().awaitRefusal("access_denied");
        inspect(page);
    }

    @ParameterizedTest
    @CsvSource({
        "Let the answer expire, access_denied, OBC-308, answer-expired",
        "Tamper with the answer, server_error, OBC-306, answer-tampered"})
    void anAnswerThatExpiredOrWasChangedIsAnErrorAtTheShop(String button, String error, String code, String page) throws IOException {
        person.payAndLogIn().answerOddly(button).awaitRefusal(error);
        assertThat(person.text("error-description")).startsWith(code);
        inspect(page);
    }

    @Test
    void whoEntersAWrongPasswordIsToldAndMayTryAgainOrLeave() throws IOException {
        person.shop().press("Pay 10 GBP").await("Log in at the demo bank");
        WebElement password = chromium.driver().findElement(By.id("password"));
        password.clear();
        password.sendKeys("wrong");
        person.press("Log in").awaitWords("User name or password is wrong.");
        inspect("login-wrong");

        person.press("Don't log in").awaitRefusal("access_denied");
        inspect("not-logged-in");
    }

    @Test
    void whoClosesThePageAndComesBackInTimeCanStillApprove() throws IOException {
        person.payAndLogIn().answerOddly("Close and come back late").await("You closed the page");
        inspect("closed");

        assertThat(person.press("Come back and approve").claims().has("openbanking_intent_id")).isTrue();
    }

    @Test
    void aBrowserThatForgotTheJourneyIsAnErrorAtTheShopAndNotADeadEnd() throws IOException {
        person.payAndLogIn();
        assertThat(journeyCookies()).isPositive();
        chromium.driver().manage().getCookies().stream().map(Cookie::getName).filter(name -> name.contains("obconnect-"))
                .forEach(chromium.driver().manage()::deleteCookieNamed);

        person.press("Approve").awaitRefusal("server_error");
        assertThat(person.text("error-description")).startsWith("OBC-402");
        inspect("forgotten");
    }

    private long journeyCookies() {
        return chromium.driver().manage().getCookies().stream().filter(cookie -> cookie.getName().contains("obconnect-")).count();
    }

    @Test
    void whoOpensAPageOutOfTurnReadsWhatToDo() throws IOException {
        person.open(sandbox.consentApp() + "/consent?visit=unknown").await("This visit is over");
        inspect("visit-over");
        person.open(sandbox.consentApp() + "/?sessionData=e30..AAAA.AAAA.AAAA").await("The bank can't read this request");
        inspect("request-unreadable");
        person.open(sandbox.consentApp().toString()).await("The bank's Consent App");
        inspect("consent-app");
        person.open(sandbox.tppUrl().resolve("/callback?state=unknown&code=c").toString()).await("This answer belongs to no payment of this browser");
        inspect("answer-unknown");
    }

    @Test
    void anAnswerByFormWaitsForAPressWhereThereIsNoScript() throws IOException {
        chromium.script(false);
        person.payAndLogIn().answerByForm().press("Approve").await("Back to the shop");
        chromium.script(true);
        inspect("by-form");

        assertThat(person.press("Continue").claims().has("openbanking_intent_id")).isTrue();
    }
}

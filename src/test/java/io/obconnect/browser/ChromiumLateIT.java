package io.obconnect.browser;

import io.obconnect.it.UserAgent;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Who takes longer than the journey lasts, in Chromium. Nobody waits: the clock of all parties is moved. */
@InChromium
class ChromiumLateIT {

    /** A journey lasts five minutes in the sandbox, and clocks may differ by 30 seconds. */
    private static final Duration TOO_LONG = Duration.ofMinutes(6);

    private final Chromium chromium;
    private Sandbox sandbox;
    private Person person;

    ChromiumLateIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeEach
    void open() throws IOException {
        sandbox = new Sandbox(0, Optional.empty());
        sandbox.start(AuthServer.packagedJar());
        person = new Person(chromium.driver(), sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void theShopHearsThatTheTimeIsOver(String page) throws IOException {
        person.awaitRefusal("access_denied");
        assertThat(person.text("error-description")).startsWith("OBC-404").containsIgnoringCase("expired");
        PageRules.hold(chromium, page);
    }

    @Test
    void whoLetsTheTimeRunOutAndThenApprovesHasNotPaid() throws IOException {
        person.payAndLogIn();
        sandbox.server().advance(TOO_LONG);
        person.press("Approve");
        theShopHearsThatTheTimeIsOver("late-approved");
    }

    @Test
    void whoClosesThePageAndComesBackLateHasNotPaid() throws IOException {
        person.payAndLogIn().answerOddly("Close and come back late").await("You closed the page");
        String page = chromium.driver().getCurrentUrl();
        chromium.driver().get("about:blank");
        sandbox.server().advance(TOO_LONG);
        chromium.driver().get(page);
        person.await("You closed the page").press("Come back and approve");
        theShopHearsThatTheTimeIsOver("late-back");
    }

    @Test
    void whoComesBackLateWithoutTheJourneysCookieHasNotPaidEither() throws IOException {
        person.payAndLogIn();
        sandbox.server().advance(Duration.ofMinutes(30)); // the browser has dropped the cookie by then
        chromium.driver().manage().getCookies().stream().filter(cookie -> cookie.getName().contains("obconnect-"))
                .forEach(chromium.driver().manage()::deleteCookie);
        person.press("Approve").awaitRefusal("server_error");
        PageRules.hold(chromium, "late-forgotten");
    }

    @Test
    void anOldLinkToTheBankIsAPageThatLeadsBackToTheShop() throws IOException {
        person.shop();
        UserAgent before = new UserAgent();
        Map<String, String> form = Map.of("intent", "an-old-one", "client", "tpp-1", "form", "DIR");
        UserAgent.Page sent = before.follow(before.post(sandbox.tppUrl().resolve("/pay"), form), sandbox.tppUrl().toString());
        String link = before.follow(before.get(sent.location()), sandbox.server().base().toString()).location().toString();
        sandbox.server().advance(TOO_LONG);

        person.open(link).await("The time for this payment is over");
        PageRules.hold(chromium, "late-link");

        WebElement back = chromium.driver().findElement(By.linkText("Back to the shop"));
        back.click();
        person.await("This answer belongs to no payment of this browser");
    }
}

package io.obconnect.browser;

import io.obconnect.it.UserAgent;
import io.obconnect.sandbox.Sandbox;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The person's path in Chromium: by mouse, by keyboard alone, on a narrow screen, and every page by the rules of accessibility. */
@InChromium
@ExtendWith(RunningSandbox.class)
class ChromiumIT {

    private static final int MOST_TABS = 40;

    private final Chromium chromium;
    private final Sandbox sandbox;
    private final Person person;

    ChromiumIT(Chromium chromium, Sandbox sandbox) {
        this.chromium = chromium;
        this.sandbox = sandbox;
        this.person = new Person(chromium.driver(), sandbox);
    }

    @Test
    void aPersonPaysLogsInAndApprovesInAtMostFiveClicksAndSeesClaimsAndTemporaryPerson() throws IOException {
        person.payAndLogIn();
        String asked = person.fact("Consent");

        JSONObject claims = person.press("Approve").claims();

        assertThat(person.clicks()).isLessThanOrEqualTo(5);
        assertThat(claims.getString("openbanking_intent_id")).isEqualTo(asked);
        assertThat(claims.getString("consent_id")).startsWith("consent-");
        person.awaitPanel("the tokens").awaitPanel("active, removed after");
        // high enough for the whole diagram
        byte[] picture = chromium.size(1280, 1210).keep("approved");
        if (Boolean.getBoolean("obconnect.screenshots")) {
            Files.write(Files.createDirectories(Path.of("docs", "images")).resolve("sandbox.png"), picture);
        }
    }

    @Test
    void theWholePathGoesByKeyboardAloneAndTheFocusIsSeen() {
        person.shop();
        enter("Pay 10 GBP");
        person.await("Log in at the demo bank");
        enter("Log in");
        person.await("Approve this payment?");
        enter("Approve");

        assertThat(person.claims().has("openbanking_intent_id")).isTrue();
        assertThat(person.clicks()).isZero();
    }

    @Test
    void theFirstTabShowsTheSkipLinkAlsoOnAPageThatIsScrolled() throws IOException {
        person.payAndLogIn();
        for (int width : new int[] {1280, 320}) {
            chromium.size(width, 640);
            person.reload().await("Approve this payment?");
            chromium.driver().executeScript("window.scrollTo(0, 300)");
            new Actions(chromium.driver()).sendKeys(Keys.TAB).perform();
            WebElement link = chromium.driver().switchTo().activeElement();
            assertThat(link.getText()).isEqualTo("Skip to content");
            assertThat(chromium.driver().executeScript("const r = arguments[0].getBoundingClientRect();"
                    + "return document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) === arguments[0]", link)).isEqualTo(true);
            chromium.keep("skip-link-" + width);
        }
    }

    @Test
    void aConsentThatIsEndedAtTheBankTurnsIntrospectionInactiveAndPayingAgainGivesANewOne() throws IOException {
        String consent = person.payAndLogIn().press("Approve").claims().getString("consent_id");
        person.press("Does the token live?").await("The access token lives");
        chromium.driver().findElement(By.linkText("End the consent at the bank")).click();
        person.await("My consents");
        assertThat(person.page()).contains(consent, "Demo TPP");
        PageRules.hold(chromium, "my-consents");
        person.press("End this consent").await("The consent has ended").awaitPanel("the consent has ended");
        PageRules.hold(chromium, "my-consents-ended");

        JSONObject renewed = person.payAndLogIn().press("Approve").claims();
        assertThat(renewed.getString("consent_id")).isNotEqualTo(consent);
        person.press("Does the token live?").await("The access token lives");
    }

    @Test
    void thePanelShowsThatATokenIsDeadOnceItsConsentHasEnded() throws IOException {
        String consent = person.payAndLogIn().press("Approve").claims().getString("consent_id");
        String paid = chromium.driver().getCurrentUrl();
        chromium.driver().findElement(By.linkText("End the consent at the bank")).click();
        person.await("My consents");
        assertThat(person.page()).contains(consent);
        person.press("End this consent").await("The consent has ended");
        chromium.driver().navigate().to(paid);
        person.press("Does the token live?").await("The access token is dead").awaitPanel("inactive");
        assertThat(new JSONObject(chromium.driver().findElement(By.id("introspection")).getText()).toMap()).isEqualTo(Map.of("active", false));
        PageRules.hold(chromium, "token-dead");
    }

    @Test
    void aReloadAfterSuccessShowsTheSamePageAgain() {
        JSONObject claims = person.payAndLogIn().press("Approve").claims();

        assertThat(person.reload().claims().toMap()).isEqualTo(claims.toMap());
        assertThat(chromium.driver().getCurrentUrl()).doesNotContain("code=").doesNotContain("state=");
    }

    @Test
    void theBankSaysWhoIsPaidHowMuchFromWhereAndNothingThatOnlyADeveloperReads() {
        person.payAndLogIn();

        assertThat(person.page()).contains("£10.00", "Demo Shop Ltd", "04-00-04 12345678", "Current account", "Reject says no", "Cancel leaves without deciding");
        assertThat(chromium.driver().findElement(By.tagName("main")).getText()).contains("Demo TPP").doesNotContain("openid", "urn:openbanking", "Sandbox TPP");
    }

    @Test
    void thePanelMovesWithTheReaderAndNotAgainst() {
        person.payAndLogIn().press("Approve").claims();
        person.payAndLogIn();
        Object top = chromium.driver().executeScript("const log = document.getElementById('log'); log.scrollTo(0, 0); return log.scrollTop");
        assertThat(top).isEqualTo(0L);

        new UserAgent().post(sandbox.tppUrl().resolve("/pay"), Map.of("intent", "while-reading", "client", "tpp-1", "form", "DIR"));
        person.awaitPanel("while-reading");
        assertThat(chromium.driver().executeScript("return document.getElementById('log').scrollTop")).as("who reads isn't moved").isEqualTo(0L);

        chromium.driver().executeScript("const log = document.getElementById('log'); log.scrollTo(0, log.scrollHeight)");
        new UserAgent().post(sandbox.tppUrl().resolve("/pay"), Map.of("intent", "at-the-end", "client", "tpp-1", "form", "DIR"));
        person.awaitPanel("at-the-end");
        assertThat(chromium.driver().executeScript("const log = document.getElementById('log');"
                + "return log.scrollHeight - log.scrollTop - log.clientHeight < 2")).as("who is at the end stays there").isEqualTo(true);
        assertThat(chromium.driver().findElements(By.cssSelector(".journey[open]"))).as("journeys that are open").hasSize(1);
    }

    /** Tabs until the button has the focus, and presses Enter. */
    private void enter(String button) {
        for (int tab = 0; tab < MOST_TABS; tab++) {
            new Actions(chromium.driver()).sendKeys(Keys.TAB).perform();
            WebElement focused = chromium.driver().switchTo().activeElement();
            if (focused.getText().equals(button)) {
                assertThat(focused.getCssValue("outline-style")).as("the outline of the focused button").isNotEqualTo("none");
                new Actions(chromium.driver()).sendKeys(Keys.ENTER).perform();
                return;
            }
        }
        throw new AssertionError("no tab leads to the button " + button);
    }

    @Test
    void theDemosPagesBreakNoRuleOfAccessibilityAndFitANarrowScreen() throws IOException {
        person.shop();
        inspect("pay");
        person.press("Pay 10 GBP").await("Log in at the demo bank");
        inspect("login");
        person.logIn().answerByForm();
        inspect("consent");
        person.press("Approve").claims();
        inspect("claims");
        chromium.size(320, 3000).keep("claims-whole-narrow");
        chromium.size(1280, 900);
        person.payAndLogIn().press("Reject").awaitRefusal("access_denied");
        inspect("refused");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"en", "de", "fr", "es"})
    void theProductsPagesSpeakTheLanguageBreakNoRuleOfAccessibilityAndFitANarrowScreen(String language) throws IOException {
        chromium.script(false).language(language);
        String link = person.approveAndKeepTheLink();
        chromium.script(true);

        person.open(link);
        assertThat(person.language()).isEqualTo(language);
        assertThat(person.headline()).isEqualTo(Words.done(language));
        inspect("done-" + language);

        person.open(sandbox.server().at("/obconnect/return/forged").toString());
        assertThat(person.language()).isEqualTo(language);
        assertThat(person.headline()).isEqualTo(Words.error(language));
        inspect("error-" + language);
    }

    private void inspect(String page) throws IOException {
        PageRules.hold(chromium, page);
    }

    @Test
    void theBackButtonAfterSuccessLeadsToNoSecondAnswerAndNoFright() throws IOException {
        person.payAndLogIn().press("Approve").claims();

        chromium.driver().navigate().back();
        person.await("Approve this payment?").press("Approve");

        person.await("This has been answered");
        chromium.keep("back");
    }
}

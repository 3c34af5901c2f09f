package io.obconnect.browser;

import io.obconnect.sandbox.Sandbox;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        byte[] picture = chromium.size(1280, 1140).keep("approved");
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

package io.obconnect.browser;

import io.obconnect.sandbox.Sandbox;
import org.json.JSONObject;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** A person in front of a browser: does on the demo's pages what a person does, and counts the clicks. */
final class Person {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final WebDriver browser;
    private final Sandbox sandbox;
    private int clicks;

    Person(WebDriver browser, Sandbox sandbox) {
        this.browser = browser;
        this.sandbox = sandbox;
    }

    int clicks() {
        return clicks;
    }

    /** Looks at the shop's pay page. */
    Person shop() {
        browser.get(sandbox.tppUrl().toString());
        return this;
    }

    /** Has the request be signed, which demands strong authentication of the bank, as the encrypted form here doesn't. */
    Person askBySignature() {
        click(By.xpath("//summary[.='How the request is sent']"));
        new Select(browser.findElement(By.id("client"))).selectByVisibleText("tpp-3");
        new Select(browser.findElement(By.id("form"))).selectByValue("PS256");
        return this;
    }

    /** From the pay page to the bank's question. */
    Person payAndLogIn() {
        shop();
        press("Pay 10 GBP");
        await("Log in at the demo bank");
        return logIn();
    }

    Person logIn() {
        press("Log in");
        return await("Approve this payment?");
    }

    /** Has the answer travel by a form that the browser posts, which without script waits for a press. */
    Person answerByForm() {
        click(By.xpath("//summary[.='Try what goes wrong']"));
        new Select(browser.findElement(By.id("via"))).selectByValue("POST");
        return this;
    }

    /** Presses one of the odd answers, which are folded away. */
    Person answerOddly(String button) {
        click(By.xpath("//summary[.='Try what goes wrong']"));
        return press(button);
    }

    /** Presses the button with these words on it. */
    Person press(String words) {
        click(By.xpath("//button[normalize-space(.)=\"" + words + "\"]"));
        return this;
    }

    private void click(By what) {
        until().until(browser -> {
            WebElement found = ExpectedConditions.elementToBeClickable(what).apply(browser);
            if (found == null) {
                return false;
            }
            found.click();
            return true;
        });
        clicks++;
    }

    /** Waits until the page with this headline is there. */
    Person await(String headline) {
        until().withMessage(() -> "no page \"" + headline + "\" but " + browser.getCurrentUrl().replaceFirst("[?#].*", "") + ": "
                        + browser.findElements(By.tagName("h1")).stream().map(WebElement::getText).toList())
                .until(ExpectedConditions.textToBe(By.tagName("h1"), headline));
        return this;
    }

    /** What is found may belong to the page that the browser is about to leave, so it is looked for again. */
    private FluentWait<WebDriver> until() {
        return new WebDriverWait(browser, PATIENCE, Duration.ofMillis(50)).ignoring(StaleElementReferenceException.class);
    }

    private String read(By what) {
        return until().until(browser -> browser.findElement(what).getText());
    }

    /** The id_token's claims, on the page after an approval. */
    JSONObject claims() {
        await("The consent is given");
        return new JSONObject(text("claims"));
    }

    /** On the shop's page for what was refused. */
    Person awaitRefusal(String error) {
        await("Not paid");
        assertThat(text("error")).isEqualTo(error);
        return this;
    }

    /** A fact on the bank's consent page. */
    String fact(String name) {
        // some are folded away, and what isn't shown has no text for a driver
        By fact = By.xpath("//dt[.='" + name + "']/following-sibling::dd[1]");
        return until().until(browser -> browser.findElement(fact).getDomProperty("textContent"));
    }

    /** Waits until the side panel says this. */
    Person awaitPanel(String words) {
        return awaitWords(By.className("panel"), words);
    }

    /** Waits until the page says this. */
    Person awaitWords(String words) {
        return awaitWords(By.tagName("body"), words);
    }

    private Person awaitWords(By where, String words) {
        until().until(ExpectedConditions.textToBePresentInElementLocated(where, words));
        return this;
    }

    Person reload() {
        browser.navigate().refresh();
        return this;
    }

    Person open(String address) {
        browser.get(address);
        return this;
    }

    /** What the page says its language is. */
    String language() {
        return browser.findElement(By.tagName("html")).getDomAttribute("lang");
    }

    /** All words of the page. */
    String page() {
        return read(By.tagName("body"));
    }

    String text(String id) {
        return read(By.id(id));
    }

    /** The headline that is shown now. */
    String headline() {
        return read(By.tagName("h1"));
    }

    /** The link by which the approved answer goes back to the auth server; only without script, where the page that carries it stays. */
    String approveAndKeepTheLink() {
        payAndLogIn().answerByForm().press("Approve").await("Back to the shop");
        WebElement form = browser.findElement(By.cssSelector("form[data-submit]"));
        String link = form.getDomAttribute("action") + "?sessionData="
                + form.findElement(By.name("sessionData")).getDomAttribute("value");
        press("Continue");
        await("The consent is given");
        return link;
    }
}

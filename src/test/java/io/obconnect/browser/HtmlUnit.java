package io.obconnect.browser;

import org.htmlunit.BrowserVersion;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** The browser that needs nothing but Java. */
final class HtmlUnit {

    private HtmlUnit() {
    }

    static WebDriver withScript() {
        return new HtmlUnitDriver(BrowserVersion.CHROME, true);
    }

    static WebDriver withoutScript() {
        return new HtmlUnitDriver(BrowserVersion.CHROME, false);
    }

    /** @param languages as in {@code Accept-Language} */
    static void speak(WebDriver browser, String languages) {
        ((HtmlUnitDriver) browser).getWebClient().addRequestHeader("Accept-Language", languages);
    }
}

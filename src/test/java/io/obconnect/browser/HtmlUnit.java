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

    /** @param language as in {@code Accept-Language} */
    static WebDriver withoutScript(String language) {
        return new HtmlUnitDriver(new BrowserVersion.BrowserVersionBuilder(BrowserVersion.CHROME).setAcceptLanguageHeader(language).build(),
                false);
    }
}

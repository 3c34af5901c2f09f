package io.obconnect.browser;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every page that a person sees. */
final class PageRules {

    private PageRules() {
    }

    /** Looks at the page wide and at 320 pixels, asks the rules of accessibility in light and in dark, and keeps both pictures. */
    static void hold(Chromium chromium, String page) throws IOException {
        chromium.keep(page);
        assertThat(Axe.violations(chromium.driver())).as(page + ", light").isEmpty();
        chromium.scheme("dark").size(320, 640);
        assertThat(Axe.violations(chromium.driver())).as(page + ", dark and narrow").isEmpty();
        assertThat(chromium.overflow()).as("pixels by which " + page + " is too wide for 320").isZero();
        chromium.keep(page + "-narrow");
        chromium.scheme("light").size(1280, 900);
    }
}

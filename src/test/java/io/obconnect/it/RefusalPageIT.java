package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that everybody with the same failure sees is everybody's own. */
class RefusalPageIT extends JourneyTest {

    private static final Pattern REFERENCE = Pattern.compile("<dd>([0-9A-HJKMNP-TV-Z]{8})</dd>");

    @Test
    void each_refusal_has_its_own_reference_in_an_otherwise_equal_page() {
        Page first = forged("en");
        Page second = forged("en");
        assertThat(reference(first)).isNotEqualTo(reference(second));
        assertThat(first.body().replace(reference(first), "")).isEqualTo(second.body().replace(reference(second), ""));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type")).startsWith("text/html").containsIgnoringCase("utf-8");
        assertThat(second.header("Content-Security-Policy")).isEqualTo(first.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void a_page_that_was_just_shown_is_still_in_the_next_browsers_language() {
        assertThat(forged("en").body()).contains("lang=\"en\"");
        Page german = forged("de-DE,de;q=0.9,en;q=0.5");
        assertThat(german.body()).contains("lang=\"de\"");
        assertThat(forged("en").body()).contains("lang=\"en\"");
    }

    private Page forged(String language) {
        return new UserAgent().with("Accept-Language", language)
                .get(walk(0).settings.base() + "/obconnect/return/no-ticket?sessionData=nothing");
    }

    private static String reference(Page page) {
        Matcher reference = REFERENCE.matcher(page.body());
        assertThat(reference.find()).as(page.body()).isTrue();
        return reference.group(1);
    }
}

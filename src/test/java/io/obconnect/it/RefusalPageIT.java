package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;
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

    @Test
    void while_the_directory_is_down_a_tpp_that_was_never_read_gets_our_page_and_not_the_servers_json() {
        try (Embedded embedded = Embedded.start(Map.of())) {
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            URI address = walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "down"));
            embedded.directory().down(true);
            Page page = new UserAgent().get(address);
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.body()).contains("OBC-501").contains("<html");
            embedded.directory().down(false);
            assertThat(walk.toBank(new UserAgent(), address)).isNotNull();
        }
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

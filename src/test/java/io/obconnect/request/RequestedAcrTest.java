package io.obconnect.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedAcrTest {

    /** RFC 6749 section 3.3: a space separates, and no other character does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "openid|openid", "openid accounts|openid,accounts", " openid  accounts |openid,accounts", "openid\taccounts|openid\taccounts",
        "openid\u00A0accounts|openid\u00A0accounts"})
    void wordsAreSeparatedBySpaces(String text, String words) {
        assertThat(RequestedAcr.words(text)).containsExactly(words.split(","));
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {"''", "' '", "'   '"})
    void spacesAloneAreNoWords(String text) {
        assertThat(RequestedAcr.words(text)).isEmpty();
    }
}

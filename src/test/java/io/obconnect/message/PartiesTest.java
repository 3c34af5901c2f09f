package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class PartiesTest {

    @ParameterizedTest
    @CsvSource({
        "https://asps.com, https://asps.com", "https://asps.com/, https://asps.com", "https://ASPS.com/a/b?c=d, https://asps.com",
        "https://asps.com:443/x, https://asps.com", "https://asps.com:8443/x, https://asps.com:8443",
        "http://localhost:80/, http://localhost", "http://127.0.0.1:8081/consent, http://127.0.0.1:8081", "HTTP://[::1]:8081/, http://[::1]:8081"})
    void theConsentAppIsNamedByItsOrigin(String configured, String origin) {
        assertThat(Parties.of("https://auth.example.com", URI.create(configured)))
                .isEqualTo(new Parties("https://auth.example.com", origin));
    }
}

package io.obconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class StartupMessageTest {

    private final ConfigurationReader reader = new ConfigurationReader();

    @Test
    void oneMessageListsEverythingThatIsMissingWithCodeAndExample() {
        String message = StartupMessage.of(reader.read(Map.of(), Given.ENVIRONMENT));

        assertThat(message.lines()).hasSize(8);
        assertThat(message.lines().findFirst()).hasValueSatisfying(first -> assertThat(first).contains("NOT configured", "7 problems"));
        assertThat(message).contains("OBC-201 expiry: is missing; for example expiry=300", "OBC-201 sharedSecret: is missing; for example ");
    }

    @Test
    void aValidConfigurationIsSummedUpWithItsWarnings() {
        String message = StartupMessage.of(reader.read(Given.mandatory(), Given.ENVIRONMENT));

        assertThat(message.lines()).hasSize(3);
        assertThat(message).startsWith("Obconnect is configured: 1 TPP, protocol legacy.").contains("1 warning:", "OBC-209 requestSecret")
                .doesNotContain(Given.SECRET);
    }
}

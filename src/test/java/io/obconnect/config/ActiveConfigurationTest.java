package io.obconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class ActiveConfigurationTest {

    private final ConfigurationReader reader = new ConfigurationReader();
    private final ActiveConfiguration active = new ActiveConfiguration();

    @Test
    void thereIsNoneBeforeTheScriptIsLoaded() {
        assertThat(active.current()).isEmpty();
        assertThat(active.problems()).isEmpty();
        assertThat(active.metricsToken()).isEmpty();
    }

    @Test
    void changedPropertiesAreInForceForTheNextJourneyAndLeaveARunningOneItsOwn() {
        active.apply(reader.read(Given.with("client_name", "First"), Given.ENVIRONMENT));
        Configuration ofARunningJourney = active.current().orElseThrow();

        active.apply(reader.read(Given.with("client_name", "Second"), Given.ENVIRONMENT));

        assertThat(active.current()).map(Configuration::clientName).contains("Second");
        assertThat(ofARunningJourney.clientName()).isEqualTo("First");
    }

    @Test
    void wrongPropertiesTakeTheConfigurationAwayAndSayWhy() {
        active.apply(reader.read(Given.mandatory(), Given.ENVIRONMENT));

        active.apply(reader.read(Given.with("expiry", "0", "metrics_token", "a-token-of-more-than-16"), Given.ENVIRONMENT));

        assertThat(active.current()).isEqualTo(Optional.empty());
        assertThat(active.problems()).extracting(Problem::property).containsExactly("expiry");
        assertThat(active.metricsToken()).contains("a-token-of-more-than-16");
    }

    @Test
    void withdrawalLeavesNothing() {
        active.apply(reader.read(Given.with("metrics_token", "a-token-of-more-than-16"), Given.ENVIRONMENT));

        active.withdraw();

        assertThat(active.current()).isEmpty();
        assertThat(active.metricsToken()).isEmpty();
    }
}

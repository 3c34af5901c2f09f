package io.obconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ActiveConfigurationTest {

    private final ConfigurationReader reader = new ConfigurationReader();
    private final HeldConfiguration active = new HeldConfiguration();

    @Test
    void thereIsNoneBeforeTheScriptIsLoaded() {
        assertThat(active.current()).isEmpty();
        assertThat(active.problems()).isEmpty();
        assertThat(active.metricsToken()).isEmpty();
    }

    @Test
    void changedPropertiesAreInForceForTheNextJourneyAndLeaveARunningOneItsOwn() {
        active.apply(reader.read(Given.with("client_name", "First"), Given.ENVIRONMENT));
        Configuration ofARunningJourney = active.current().orElseThrow().configuration();

        active.apply(reader.read(Given.with("client_name", "Second"), Given.ENVIRONMENT));

        assertThat(active.current()).map(now -> now.configuration().clientName()).contains("Second");
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
    void whatIsInForceStaysSoWhileTheServerHasDestroyedTheOldScriptAndNotMadeTheNewOne() {
        active.apply(reader.read(Given.with("client_name", "First"), Given.ENVIRONMENT));

        active.scriptDestroyed();
        active.pass(Duration.ofSeconds(90));

        assertThat(active.current()).map(now -> now.configuration().clientName()).contains("First");
        active.apply(reader.read(Given.with("client_name", "Second"), Given.ENVIRONMENT));
        active.pass(Duration.ofDays(1));
        assertThat(active.current()).map(now -> now.configuration().clientName()).contains("Second");
    }

    @Test
    void aScriptThatHasGoneForGoodLeavesNothingButTheNamesOfItsTpps() {
        active.apply(reader.read(Given.with("metrics_token", "a-token-of-more-than-16"), Given.ENVIRONMENT));

        active.scriptDestroyed();
        active.pass(ActiveConfiguration.GRACE);

        assertThat(active.current()).isEmpty();
        assertThat(active.metricsToken()).isEmpty();
        assertThat(active.tpps()).containsExactly("tpp-1");
    }

    @Test
    void theTppsOfWrongPropertiesAreKnown() {
        active.apply(reader.read(Given.with("expiry", "0"), Given.ENVIRONMENT));

        assertThat(active.tpps()).containsExactly("tpp-1");
    }
}

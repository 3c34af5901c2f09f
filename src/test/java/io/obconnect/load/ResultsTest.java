package io.obconnect.load;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ResultsTest {

    @Test
    void percentiles_are_those_of_what_was_recorded() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 1_000; i++) {
            latencies.record(Duration.ofMillis(i));
        }
        assertThat(latencies.millis(50)).isCloseTo(500, within(1.0));
        assertThat(latencies.millis(99)).isCloseTo(990, within(1.0));
        assertThat(latencies.millis(99.9)).isCloseTo(999, within(1.0));
        assertThat(latencies.summary()).isEqualTo("500 / 990 / 999 ms");
    }

    @Test
    void more_than_a_minute_counts_as_a_minute() {
        Latencies latencies = new Latencies();
        latencies.record(Duration.ofHours(1));
        assertThat(latencies.millis(100)).isCloseTo(60_000, within(60.0));
    }

    @Test
    void blocks_add_up() {
        Results all = new Results();
        for (int block = 0; block < 2; block++) {
            Results one = new Results();
            one.answers().count("code", 9);
            one.errors().count("OBC-501");
            one.of(Step.OUT).record(Duration.ofMillis(10));
            one.lasted(2);
            all.add(one);
        }
        assertThat(all.visits()).isEqualTo(20);
        assertThat(all.rate()).isEqualTo(5);
        assertThat(all.of(Step.OUT).count()).isEqualTo(2);
        assertThat(all.answers()).hasToString("code 18");
        assertThat(all.figures("journeys")).filteredOn(figure -> !figure.met()).singleElement()
                .satisfies(figure -> assertThat(figure.measured()).isEqualTo("OBC-501 2"));
    }

    @Test
    void the_products_classes_are_told_from_its_libraries_and_the_stand_in() {
        assertThat(ProductCode.isOurs("io.obconnect.gate.Paths")).isTrue();
        assertThat(ProductCode.isOurs("io.obconnect.shaded.jose4j.jwe.JsonWebEncryption")).isFalse();
        assertThat(ProductCode.isOurs("io.obconnect.sandbox.server.Grants")).as("the stand-in for the server").isFalse();
        assertThat(ProductCode.isOurs("org.eclipse.jetty.server.Server")).isFalse();
    }
}

package io.obconnect.load;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MixTest {

    @Test
    void weights_are_read_in_any_order() {
        assertThat(Mix.parse("late=3, approve=90").weights()).isEqualTo(Map.of(Fate.APPROVE, 90, Fate.LATE, 3));
        assertThat(Mix.parse("deny").weights()).isEqualTo(Map.of(Fate.DENY, 1));
    }

    @Test
    void what_was_written_reads_as_the_same_mix() {
        Mix mix = Mix.parse("forged=2,approve=90,deny=0,late=3");
        assertThat(mix).hasToString("approve=90,late=3,forged=2");
        assertThat(Mix.parse(mix.toString()).weights()).isEqualTo(Map.of(Fate.APPROVE, 90, Fate.LATE, 3, Fate.FORGED, 2));
    }

    @Test
    void nonsense_is_refused_and_says_what_was_wrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse("aprove=1")).withMessageContaining("'aprove' is none of approve, deny");
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse("approve=some")).withMessageContaining("'some'");
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse("approve=1,approve=2")).withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse("approve=0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse("approve=2,deny=-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse(""));
    }

    @Test
    void journeys_come_in_the_proportions_of_their_weights() {
        Mix mix = Mix.parse("approve=6,deny=3,late=1,forged=0");
        Random random = new Random(1);
        Map<Fate, Integer> drawn = new EnumMap<>(Fate.class);
        for (int i = 0; i < 10_000; i++) {
            drawn.merge(mix.next(random), 1, Integer::sum);
        }
        assertThat(drawn).containsOnlyKeys(Fate.APPROVE, Fate.DENY, Fate.LATE);
        assertThat(drawn.get(Fate.APPROVE)).isBetween(5_800, 6_200);
        assertThat(drawn.get(Fate.LATE)).isBetween(850, 1_150);
    }
}

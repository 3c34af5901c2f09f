package io.obconnect.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.message.Sizes;
import org.junit.jupiter.api.Test;

import java.util.List;

class CarriedAnswerTest {

    private static final String LARGEST = "a".repeat(Sizes.ANSWER);
    private static final String TOO_LARGE = "b".repeat(2 * Sizes.ANSWER);

    @Test
    void aSoleMessageIsCarriedWhole() {
        assertThat(CarriedAnswer.query(false, List.of(LARGEST))).isEqualTo("?sessionData=" + LARGEST);
        assertThat(CarriedAnswer.query(true, List.of("a.b/c"))).isEqualTo("?cancel&sessionData=a.b%2Fc");
    }

    @Test
    void oneThatIsTooLargeIsCutToWhatIsStillTooLarge() {
        assertThat(CarriedAnswer.query(false, List.of(TOO_LARGE))).hasSize("?sessionData=".length() + Sizes.ANSWER + 1);
    }

    @Test
    void ofSeveralTheBeginningsOfTwoAreCarriedSoThatTheCallIsStillRefusedForARepeatedOne() {
        assertThat(CarriedAnswer.query(false, List.of(LARGEST, TOO_LARGE, LARGEST))).isEqualTo("?sessionData=aaaaaaaa&sessionData=bbbbbbbb");
        assertThat(CarriedAnswer.query(true, List.of("", "a"))).isEqualTo("?cancel&sessionData=&sessionData=a");
    }

    @Test
    void whereThereIsNothingToCarryThereIsNoQuery() {
        assertThat(CarriedAnswer.query(false, List.of())).isEmpty();
    }
}

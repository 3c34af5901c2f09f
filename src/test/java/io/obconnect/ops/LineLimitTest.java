package io.obconnect.ops;

import io.obconnect.ErrorCode;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

class LineLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final LineLimit limit = new LineLimit();

    @Test
    void single_failures_all_pass() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.pass(ErrorCode.TICKET_INVALID, NOON.plusSeconds(i))).hasValue(0);
        }
        assertThat(limit.drain()).isEmpty();
    }

    @Test
    void a_flood_passes_up_to_the_limit_and_the_next_second_tells_of_the_rest() {
        flood(ErrorCode.TICKET_INVALID, LineLimit.A_SECOND, 30);
        assertThat(limit.pass(ErrorCode.TICKET_INVALID, NOON.plusSeconds(1))).hasValue(30);
        assertThat(limit.pass(ErrorCode.TICKET_INVALID, NOON.plusSeconds(1))).hasValue(0);
    }

    @Test
    void one_codes_flood_silences_no_other_code() {
        flood(ErrorCode.TICKET_INVALID, LineLimit.A_SECOND, 5);
        assertThat(limit.pass(ErrorCode.ANSWER_MISSING, NOON)).hasValue(0);
    }

    @Test
    void what_was_withheld_is_told_once_when_nothing_more_comes() {
        flood(ErrorCode.TICKET_INVALID, LineLimit.A_SECOND, 7);
        assertThat(limit.drain()).isEqualTo(Map.of(ErrorCode.TICKET_INVALID, 7L));
        assertThat(limit.drain()).isEmpty();
        assertThat(limit.pass(ErrorCode.TICKET_INVALID, NOON.plusSeconds(1))).hasValue(0);
    }

    private void flood(ErrorCode code, int passing, int withheld) {
        for (int i = 0; i < passing; i++) {
            assertThat(limit.pass(code, NOON)).isPresent();
        }
        for (int i = 0; i < withheld; i++) {
            assertThat(limit.pass(code, NOON)).isEqualTo(OptionalLong.empty());
        }
    }
}

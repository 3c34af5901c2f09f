package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.person.PersonsSwept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureLinesTest {

    private static final int MORE = 5;
    private static final Pattern REFERENCE = Pattern.compile("reference[=\":]+(REF\\d+)");

    private final RecordedLog recorded = new RecordedLog();
    private final List<String> audited = new CopyOnWriteArrayList<>();
    private final FailureLines lines = new FailureLines(new Audit(audited::add, Events.HASH), new JourneyLog(recorded.logger(), Events.HASH));

    @Test
    void aFloodThatProvesNothingLeavesAFewLinesInLogAndAuditTrailAndTheNumberOfTheOthers() {
        flood(Events.forged(ErrorCode.TICKET_INVALID));
        lines.swept(new PersonsSwept(0, 0, 0, Events.ANSWERED));

        assertThat(recorded.lines).hasSize(LineLimit.A_SECOND + 1).last()
                .isEqualTo("WARN " + ErrorCode.TICKET_INVALID.id() + " 5 times more, without lines of their own");
        assertThat(audited).hasSize(LineLimit.A_SECOND + 1).last().asString()
                .contains("\"event\":\"failures.withheld\"", "\"code\":\"" + ErrorCode.TICKET_INVALID.id() + "\"", "\"count\":5");
    }

    @Test
    void aFailureOfAJourneyHasItsLineInAnyFlood() {
        flood(Events.forged(ErrorCode.TICKET_INVALID));
        flood(Events.failed(Events.TPP, ErrorCode.TICKET_INVALID));

        int all = LineLimit.A_SECOND + LineLimit.A_SECOND + MORE;
        assertThat(recorded.lines).hasSize(all);
        assertThat(audited).hasSize(all);
    }

    @ParameterizedTest
    @EnumSource(value = ErrorCode.class, names = {"DIRECTORY_UNAVAILABLE", "NOT_CONFIGURED", "INTERNAL", "CLIENT_NOT_CONFIGURED", "TOKEN_DATA_MISSING"})
    void whatAnybodyCanCauseAsOftenAsTheyLikeIsLimitedHoweverSeriousItIs(ErrorCode code) {
        flood(Events.forged(code));

        assertThat(recorded.lines).hasSize(LineLimit.A_SECOND);
        assertThat(audited).hasSize(LineLimit.A_SECOND);
    }

    @Test
    void alsoOfAFloodFromManySidesTheAuditTrailHasTheVeryReferencesThatTheLogHas() throws Exception {
        List<String> log = recorded.lines;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> failures = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String reference = "REF" + i;
                failures.add(threads.submit(() -> lines.failed(new JourneyFailed(Optional.empty(), Optional.empty(),
                        Refusal.of(ErrorCode.TICKET_INVALID), reference, Events.ANSWERED))));
            }
            for (Future<?> failure : failures) {
                failure.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(references(log)).hasSize(LineLimit.A_SECOND).containsExactlyInAnyOrderElementsOf(references(audited));
    }

    private void flood(JourneyFailed failure) {
        for (int i = 0; i < LineLimit.A_SECOND + MORE; i++) {
            lines.failed(failure);
        }
    }

    private static List<String> references(List<String> lines) {
        return lines.stream().map(REFERENCE::matcher).filter(Matcher::find).map(found -> found.group(1)).toList();
    }
}

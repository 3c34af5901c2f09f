package io.obconnect.faults;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What may go wrong, and at which steps of a journey it can. */
enum FaultKind {
    DIRECTORY_STALLS(Strike::stall, Step.all()),
    DIRECTORY_REFUSES(Strike::refuse, Step.all()),
    WRITE_LOST(Strike::loseWrite, Step.all()),
    CLOCK_JUMPS(Strike::clock, Step.all()),
    CONSENT_APP_HANGS(Strike::hang, Step.BANK),
    CONNECTION_CUT(Strike::cut, Step.AUTHORIZE, Step.LOGIN_PAGE, Step.RETURN, Step.RETURN_PAGE, Step.RESUME, Step.CODE, Step.TOKEN),
    LAST_ANSWER_LOST_FOR_A_MINUTE(Strike::cutAndLate, Step.CODE),
    PROXY_RETRIES(Strike::retry, Step.AUTHORIZE, Step.LOGIN_PAGE, Step.RETURN, Step.RETURN_PAGE, Step.RESUME, Step.CODE),
    NODE_KILLED(Strike::kill, Step.all());

    private final Function<Random, Strike> strike;
    private final List<Step> steps;

    FaultKind(Function<Random, Strike> strike, Step... steps) {
        this.strike = strike;
        this.steps = List.of(steps);
    }

    Strike strike(Random random) {
        return strike.apply(random);
    }

    /** Whether a lost answer at this step can still be told, so that it has to be. */
    boolean tellsAgain(Step step) {
        return this == PROXY_RETRIES || this == CONNECTION_CUT && step != Step.TOKEN;
    }

    List<Step> steps() {
        return steps;
    }
}

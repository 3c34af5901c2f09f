package io.obconnect.faults;

import java.util.List;
import java.util.Random;

/** What may go wrong, and at which steps of a journey it can. */
enum FaultKind {
    DIRECTORY_STALLS(Strike::stall, Step.all()),
    DIRECTORY_REFUSES(Strike::refuse, Step.all()),
    WRITE_LOST(Strike::loseWrite, Step.all()),
    CLOCK_JUMPS((random, earlier) -> Strike.clock(random), Step.all()),
    CONSENT_APP_HANGS((random, earlier) -> Strike.hang(random), Step.BANK),
    CONNECTION_CUT((random, earlier) -> Strike.cut(random), Step.AUTHORIZE, Step.LOGIN_PAGE, Step.RETURN, Step.RETURN_PAGE, Step.RESUME, Step.CODE, Step.TOKEN),
    LAST_ANSWER_LOST_FOR_A_MINUTE((random, earlier) -> Strike.cutAndLate(random), Step.CODE),
    PROXY_RETRIES((random, earlier) -> Strike.retry(random), Step.AUTHORIZE, Step.LOGIN_PAGE, Step.RETURN, Step.RETURN_PAGE, Step.RESUME, Step.CODE),
    NODE_KILLED(Strike::kill, Step.all());

    private final Chooser strike;
    private final List<Step> steps;

    /** Chooses a fault; one that strikes at an operation, so many operations earlier than chance would have it. */
    private interface Chooser {

        Strike choose(Random random, int earlier);
    }

    FaultKind(Chooser strike, Step... steps) {
        this.strike = strike;
        this.steps = List.of(steps);
    }

    Strike strike(Random random, int earlier) {
        return strike.choose(random, earlier);
    }

    /** Whether a lost answer at this step can still be told, so that it has to be. */
    boolean tellsAgain(Step step) {
        return this == PROXY_RETRIES || this == CONNECTION_CUT && step != Step.TOKEN;
    }

    List<Step> steps() {
        return steps;
    }
}

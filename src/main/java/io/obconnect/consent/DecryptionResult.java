package io.obconnect.consent;

import io.obconnect.Outcome;
import io.obconnect.message.KeyStatus;
import io.obconnect.message.OpenedAnswer;
import io.obconnect.metrics.Metrics;

import java.time.Duration;

/**
 * One opening of a message. Every message that is answered counts once.
 *
 * @param outcome what came of it
 * @param took how long it took
 */
record DecryptionResult(Outcome<OpenedAnswer> outcome, Duration took) {

    /** For the look that decides. */
    Outcome<OpenedAnswer> counted(Metrics metrics) {
        metrics.opened(took);
        return outcome.map(opened -> {
            metrics.answerOpenedWith(opened.key() == KeyStatus.CURRENT);
            return opened;
        });
    }

    /** For who only refuses: an authentic message counts where it is answered. */
    Outcome<OpenedAnswer> countedIfRefused(Metrics metrics) {
        if (outcome instanceof Outcome.Refused) {
            metrics.opened(took);
        }
        return outcome;
    }
}

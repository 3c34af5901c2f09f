package io.obconnect.consent;

import io.obconnect.Outcome;
import io.obconnect.message.KeyStatus;
import io.obconnect.message.OpenedAnswer;
import io.obconnect.metrics.Metrics;

import java.time.Duration;

/**
 * The result of decrypting and checking one message. The metrics count every message once.
 *
 * @param outcome what came of it
 * @param took how long it took
 */
record DecryptionResult(Outcome<OpenedAnswer> outcome, Duration took) {

    /** Counts the message, and gives its content. */
    Outcome<OpenedAnswer> counted(Metrics metrics) {
        metrics.opened(took);
        return outcome.map(opened -> {
            metrics.answerOpenedWith(opened.key() == KeyStatus.CURRENT);
            return opened;
        });
    }

    /** Counts the message only where it is refused: a good one is opened again by the REST resource, and counted there. */
    Outcome<OpenedAnswer> countedIfRefused(Metrics metrics) {
        if (outcome instanceof Outcome.Refused) {
            metrics.opened(took);
        }
        return outcome;
    }
}

package io.obconnect.consent;

import io.obconnect.Outcome;
import io.obconnect.message.KeyUse;
import io.obconnect.message.Opened;
import io.obconnect.metrics.Metrics;

import java.time.Duration;

/**
 * One opening of a message. Every message that is answered counts once, however often it was looked at.
 *
 * @param outcome what came of it
 * @param took how long it took
 */
record Look(Outcome<Opened> outcome, Duration took) {

    /** For the look that decides. */
    Outcome<Opened> counted(Metrics metrics) {
        metrics.opened(took);
        return outcome.map(opened -> {
            metrics.answerOpenedWith(opened.key() == KeyUse.CURRENT);
            return opened;
        });
    }

    /** For a look that only refuses: an authentic message is looked at again. */
    Outcome<Opened> countedIfRefused(Metrics metrics) {
        if (outcome instanceof Outcome.Refused) {
            metrics.opened(took);
        }
        return outcome;
    }
}

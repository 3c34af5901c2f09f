package io.obconnect.ops;

import io.obconnect.ErrorCode;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.person.PersonCreated;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Instant;
import java.util.Optional;

/** Remembers how the last uses of the directory went, so that health knows the write path without writing anything itself. */
@ApplicationScoped
public class DirectoryWatch {

    private volatile Instant personWritten;
    private volatile Instant writeFailed;
    private volatile Instant swept;
    private volatile Instant sweepFailed;

    void written(@Observes @Priority(SafeObserver.LAST) PersonCreated event) {
        personWritten = event.at();
    }

    void swept(@Observes @Priority(SafeObserver.LAST) PersonsSwept event) {
        swept = event.at();
    }

    void sweepFailed(@Observes @Priority(SafeObserver.LAST) SweepFailed event) {
        sweepFailed = event.at();
    }

    void failed(@Observes @Priority(SafeObserver.LAST) JourneyFailed event) {
        ErrorCode code = event.refusal().code();
        if (code == ErrorCode.DIRECTORY_UNAVAILABLE || code == ErrorCode.PERSON_NOT_WRITTEN) {
            writeFailed = event.at();
        }
    }

    public Optional<Instant> lastPersonWritten() {
        return Optional.ofNullable(personWritten);
    }

    public Optional<Instant> lastSweep() {
        return Optional.ofNullable(swept);
    }

    /** Whether a journey failed on the directory after the last Person was written. */
    public boolean writesFail() {
        return later(writeFailed, personWritten);
    }

    /** Whether the last run of the sweeper failed. */
    public boolean sweepsFail() {
        return later(sweepFailed, swept);
    }

    /** Whether the directory has served us since the last failed write. */
    public boolean servedSinceFailure() {
        return !later(writeFailed, personWritten) || !sweepsFail() && !later(writeFailed, swept);
    }

    private static boolean later(Instant one, Instant other) {
        return one != null && (other == null || !one.isBefore(other));
    }
}

package io.jans.service.timer.event;

import io.jans.service.timer.schedule.TimerSchedule;

import java.lang.annotation.Annotation;

/** Fired by whoever wants an event of its own again and again. */
public final class TimerEvent {
    public TimerEvent(TimerSchedule schedule, Object targetEvent, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}

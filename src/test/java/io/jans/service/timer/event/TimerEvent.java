package io.jans.service.timer.event;

import io.jans.service.timer.schedule.TimerSchedule;

import java.lang.annotation.Annotation;

/** Stand-in: asks the server to fire an event again and again. */
public final class TimerEvent {

    private final TimerSchedule schedule;
    private final Object targetEvent;
    private final Annotation[] qualifiers;

    public TimerEvent(TimerSchedule schedule, Object targetEvent, Annotation... qualifiers) {
        this.schedule = schedule;
        this.targetEvent = targetEvent;
        this.qualifiers = qualifiers;
    }

    public TimerSchedule getSchedule() {
        return schedule;
    }

    public Object getTargetEvent() {
        return targetEvent;
    }

    public Annotation[] getQualifiers() {
        return qualifiers;
    }
}

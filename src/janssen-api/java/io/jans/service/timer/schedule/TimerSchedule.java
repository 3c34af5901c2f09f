package io.jans.service.timer.schedule;

/** When a timer's event comes, in seconds. */
public class TimerSchedule {
    public TimerSchedule(int delay, int interval) {
        throw new UnsupportedOperationException();
    }
}

package io.jans.service.timer.schedule;

/** Stand-in: when an event comes, in seconds. */
public class TimerSchedule {

    private int delay;
    private int interval;

    public TimerSchedule(int delay, int interval) {
        this.delay = delay;
        this.interval = interval;
    }

    public int getDelay() {
        return delay;
    }

    public void setDelay(int delay) {
        this.delay = delay;
    }

    public int getInterval() {
        return interval;
    }

    public void setInterval(int interval) {
        this.interval = interval;
    }
}

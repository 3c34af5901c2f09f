package io.obconnect.sandbox.server;

import io.jans.service.cdi.event.ApplicationInitialized;
import io.jans.service.cdi.event.ApplicationInitializedEvent;
import io.jans.service.cdi.event.CleanerEvent;
import io.jans.service.cdi.event.Scheduled;
import io.jans.service.timer.event.TimerEvent;
import io.jans.service.timer.schedule.TimerSchedule;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.json.JSONObject;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Starts this node: loads the scripts, fires the server's events, and offers hooks to tests. */
@ApplicationScoped
public class Node {

    private static final int CLEANER_SECONDS = 30;
    private static final int HOUR = 3600;

    @Inject
    private Settings settings;
    @Inject
    private Scripts scripts;
    @Inject
    private StockCleaner stockCleaner;
    @Inject
    private SessionCache sessionCache;
    @Inject
    private Directories directories;
    @Inject
    private Event<Object> events;
    @Inject
    private Timers timers;
    private ScheduledExecutorService timer;

    /** Late: what others fire at the same moment comes before the server's scheduler has started (fact). */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) @Initialized(ApplicationScoped.class) Object context) {
        scripts.load();
        timers.start();
        scheduleCleaner();
        events.select(ApplicationInitializedEvent.class, new Ready()).fire(new ApplicationInitializedEvent());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "timers");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
        if (settings.flag("cleaner")) {
            timer.scheduleAtFixedRate(timers::tick, 1, 1, TimeUnit.SECONDS);
        }
        hook("cleaner", text -> timers.fireAll());
        hook("tick", text -> timers.tick());
        hook("reload", text -> scripts.reload(strings(text)));
        hook("destroy", text -> scripts.destroy());
        hook("refresh", text -> scripts.refresh());
        hook("forgetSessions", text -> sessionCache.clear());
        answeringHook("calls", text -> new JSONObject(directories.calls()).toString());
    }

    private void hook(String name, Consumer<String> action) {
        answeringHook(name, text -> {
            action.accept(text);
            return null;
        });
    }

    /** Runs as this web application does, whosever thread it is. */
    private void answeringHook(String name, UnaryOperator<String> action) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        settings.hooks().put(name, text -> {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                return action.apply(text);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        });
    }

    private static Map<String, String> strings(String json) {
        Map<String, String> strings = new HashMap<>();
        new JSONObject(json).toMap().forEach((name, value) -> strings.put(name, String.valueOf(value)));
        return strings;
    }

    /**
     * Facts: 1.0.15 cleans every 30 seconds on every node and tells observers; since 1.5.0 a job of the installer removes expired rows every
     * hour, and nothing fires {@link CleanerEvent} any more.
     */
    private void scheduleCleaner() {
        boolean tells = settings.generation() == Generation.V1_0;
        int seconds = tells ? CLEANER_SECONDS : HOUR;
        events.fire(new TimerEvent(new TimerSchedule(seconds, seconds), tells ? new CleanerEvent() : new HourlyJob(), Scheduled.Literal.INSTANCE));
    }

    void clean(@Observes @Priority(1) @Scheduled CleanerEvent event) {
        stockCleaner.sweep();
    }

    void clean(@Observes @Scheduled HourlyJob event) {
        stockCleaner.sweep();
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** The hour of the installer's job has come. */
    static final class HourlyJob {
    }

    private static final class Ready extends AnnotationLiteral<ApplicationInitialized> implements ApplicationInitialized {
        @Override
        public Class<? extends Annotation> value() {
            return ApplicationScoped.class;
        }
    }
}

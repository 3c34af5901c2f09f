package io.obconnect.sandbox.server;

import io.jans.service.cdi.event.ApplicationInitialized;
import io.jans.service.cdi.event.ApplicationInitializedEvent;
import io.jans.service.cdi.event.CleanerEvent;
import io.jans.service.cdi.event.Scheduled;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;

import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts this node: loads the scripts, fires the server's events, and offers hooks to tests. */
@ApplicationScoped
public class Node {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final int CLEANER_SECONDS = 30;

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
    private RequestContextController requests;
    private ScheduledExecutorService timer;

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        scripts.load();
        events.select(ApplicationInitializedEvent.class, new Ready()).fire(new ApplicationInitializedEvent());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cleaner");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
        if (settings.flag("cleaner")) {
            timer.scheduleAtFixedRate(this::clean, CLEANER_SECONDS, CLEANER_SECONDS, TimeUnit.SECONDS);
        }
        hook("cleaner", text -> clean());
        hook("reload", text -> scripts.reload(strings(text)));
        hook("destroy", text -> scripts.destroy());
        hook("refresh", text -> scripts.refresh());
        hook("forgetSessions", text -> sessionCache.clear());
        settings.hooks().put("calls", text -> new JSONObject(directories.calls()).toString());
    }

    private void hook(String name, Consumer<String> action) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        settings.hooks().put(name, text -> {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                action.accept(text);
                return null;
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

    /** Fact: every 30 seconds on every node. */
    private void clean() {
        boolean activated = requests.activate();
        try {
            stockCleaner.sweep();
            events.select(CleanerEvent.class, new Timed()).fire(new CleanerEvent());
        } catch (RuntimeException e) {
            LOG.error("cleaner failed", e);
        } finally {
            if (activated) {
                requests.deactivate();
            }
        }
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private static final class Timed extends AnnotationLiteral<Scheduled> implements Scheduled {
    }

    private static final class Ready extends AnnotationLiteral<ApplicationInitialized> implements ApplicationInitialized {
        @Override
        public Class<? extends Annotation> value() {
            return ApplicationScoped.class;
        }
    }
}

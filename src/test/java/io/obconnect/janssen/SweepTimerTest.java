package io.obconnect.janssen;

import io.jans.service.timer.event.TimerEvent;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.person.Fired;
import io.obconnect.person.People;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.simple.LogAtTrace;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Sweeps by our own timer: what the log and the operator's counters say while they fail. */
class SweepTimerTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Fired<PersonsSwept> swept = new Fired<>();
    private final Fired<SweepFailed> failed = new Fired<>();
    private final Fired<TimerEvent> timers = new Fired<>();
    private Directory directory;

    @BeforeEach
    void open() throws Exception {
        directory = new Directory();
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void theLogNamesThePresentCauseOnceEachTimeItChanges() throws Exception {
        SweepTimer timer = timer(directory.people());
        directory.people().claim(new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.of("c"), LONG_AGO));
        try (LogAtTrace log = LogAtTrace.below(SweepTimer.class.getName())) {
            directory.goDown();
            sweepUntil(timer, log, "ConnectException"); // the first may meet the end of a connection that was open
            int told = errors(log).size();
            assertThat(errors(log)).isNotEmpty().allSatisfy(line -> assertThat(line).contains("OBC-"));
            sweepTwice(timer);
            assertThat(errors(log)).as("the same cause").hasSize(told);

            directory.comeUp();
            directory.server.deleteSubtree(Directory.PEOPLE);
            String before = log.lines();
            sweepUntil(timer, log, "ou=people");
            int now = errors(log).size();
            assertThat(now).as("the cause is another one").isGreaterThan(told);
            assertThat(log.lines().substring(before.length())).doesNotContain("ConnectException");

            directory.server.add("dn: " + Directory.PEOPLE, "objectClass: organizationalUnit", "ou: people");
            sweepTwice(timer);
            assertThat(errors(log)).hasSize(now);
        }
        assertThat(failed.events).hasSize(swept.events.size() - 2);
    }

    @Test
    void aServerThatLacksSomethingAtRunTimeIsAFailedSweepAndTheNextOneWorks() {
        String[] error = {"NoSuchMethodError"};
        People people = (People) Proxy.newProxyInstance(People.class.getClassLoader(), new Class<?>[] {People.class}, (proxy, method, arguments) -> {
            if (error[0].equals("NoSuchMethodError")) {
                throw new NoSuchMethodError("io.jans.orm.PersistenceEntryManager.findEntries");
            }
            if (error[0].equals("NoClassDefFoundError")) {
                throw new NoClassDefFoundError("io/jans/orm/search/filter/Filter");
            }
            try {
                return method.invoke(directory.people(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        SweepTimer timer = timer(people);
        directory.people().claim(new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.of("c"), LONG_AGO));
        try (LogAtTrace log = LogAtTrace.below(SweepTimer.class.getName())) {
            sweepTwice(timer);
            error[0] = "NoClassDefFoundError";
            sweepTwice(timer);
            assertThat(errors(log)).hasSize(2);
            assertThat(log.lines()).contains("NoSuchMethodError: io.jans.orm.PersistenceEntryManager.findEntries",
                    "NoClassDefFoundError: io/jans/orm/search/filter/Filter");
        }
        assertThat(failed.events).hasSize(4);
        error[0] = "";
        sweepTwice(timer);
        assertThat(failed.events).hasSize(4);
        assertThat(swept.events.stream().mapToInt(PersonsSwept::count).sum()).isEqualTo(1);
    }

    private static void sweepTwice(SweepTimer timer) {
        timer.sweep(new SweepTimer.SweepDue());
        timer.sweep(new SweepTimer.SweepDue());
    }

    /** Fails where ten sweeps don't come to it. */
    private static void sweepUntil(SweepTimer timer, LogAtTrace log, String cause) {
        int from = log.lines().length();
        for (int sweep = 0; sweep < 10 && !log.lines().substring(from).contains(cause); sweep++) {
            timer.sweep(new SweepTimer.SweepDue());
        }
        assertThat(log.lines().substring(from)).contains(cause);
    }

    private SweepTimer timer(People people) {
        return new SweepTimer(people, Clock.systemUTC(), timers, swept, failed, new HeldConfiguration());
    }

    private static List<String> errors(LogAtTrace log) {
        return log.lines().lines().filter(line -> line.contains("ERROR")).toList();
    }
}

package io.obconnect.load;

import io.obconnect.it.Embedded;
import io.obconnect.it.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** The tool's visitors do what they are counted for. */
class LoadToolIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Embedded embedded = Embedded.shared();
    private final Settings settings = embedded.settings();
    private final Crowd crowd = new Crowd(URI.create(settings.base()), 2, 0);

    @Test
    void journeys_end_as_their_fate_wants_it() {
        for (Fate fate : Fate.values()) {
            Results results = crowd.times(4, "journeys", new Journeys(settings, Mix.parse(fate.label())));
            assertThat(results.errors()).as(fate.label()).hasToString("none");
            assertThat(results.answers()).hasToString(switch (fate) {
                case APPROVE -> "approve code 4";
                case DENY -> "deny OBC-406 4";
                case LATE -> "late OBC-308 4";
                case FORGED -> "forged OBC-306 4";
            });
            assertThat(results.of(Step.OUT).count()).isEqualTo(4);
            assertThat(results.of(Step.BACK).count()).isEqualTo(4);
            assertThat(results.of(Step.TOKEN).count()).isEqualTo(fate == Fate.APPROVE ? 4 : 0);
        }
    }

    @Test
    void journeys_that_fail_are_counted_by_what_went_wrong() {
        Settings wrong = new Settings(settings.base(), settings.sharedSecret(), settings.consentApp(),
                List.of(new Settings.Tpp("tpp-1", "a secret that isn't the client's one", settings.tpps().get(0).redirectUri(), null)),
                settings.person(), settings.properties());
        Results results = crowd.times(2, "journeys", new Journeys(wrong, Mix.APPROVED));
        assertThat(results.answers()).hasToString("none");
        assertThat(results.errors().toString()).matches("no way to the Consent App: redirected with OBC-\\d{3} 2");
    }

    @Test
    void the_servers_password_login_gets_its_code() {
        Results results = crowd.times(4, "logins", new PasswordLogins(settings));
        assertThat(results.errors()).hasToString("none");
        assertThat(results.answers()).hasToString("code 4");
    }

    @Test
    void a_journey_asks_the_store_at_most_ten_times_more_than_a_password_login() {
        Visit journeys = new Journeys(settings, Mix.APPROVED);
        Visit logins = new PasswordLogins(settings);
        callsOf(journeys); // what is remembered from then on is remembered in both
        callsOf(logins);
        assertThat(callsOf(journeys)).isLessThanOrEqualTo(callsOf(logins) + 10);
    }

    /** Of one visit; reads of registrations apart, which are remembered for ten seconds. */
    private double callsOf(Visit visit) {
        int visits = 6;
        embedded.server().settle();
        Calls before = new Calls(embedded.directory().calls().counts());
        assertThat(crowd.times(visits, "counted", visit).errors()).hasToString("none");
        embedded.server().settle();
        Calls more = new Calls(embedded.directory().calls().counts()).since(before);
        return (double) (more.total() - more.of("search clients")) / visits;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
    void on_a_database_the_servers_calls_are_counted_and_persons_on_file_swept(@TempDir Path work) throws Exception {
        try (Host host = Host.start(StoreKind.POSTGRESQL, false, work)) {
            Results results = new Crowd(host.address(), 2, 0).times(2, "journeys", new Journeys(host.settings(), Mix.APPROVED));
            assertThat(results.answers()).hasToString("approve code 2");
            assertThat(host.calls().counts()).containsEntry("add people", 2L).containsEntry("delete cache", 2L);
            PeopleOnFile people = host.people();
            people.ordinary(3);
            int staying = people.all();
            people.temporary(120, Instant.now().minusSeconds(1));
            Calls before = host.calls();
            host.server().clean();
            assertTimeoutPreemptively(PATIENCE, () -> {
                while (people.all() > staying) {
                    Thread.onSpinWait();
                }
            });
            assertThat(people.all()).isEqualTo(staying);
            assertThat(host.calls().since(before).of("delete people")).as("a hundred at once").isEqualTo(2);
        }
    }

    @Test
    void forged_returns_cost_no_call_of_the_directory_but_one_for_each_journey_in_ten_seconds() throws Exception {
        List<byte[]> forged;
        try (Wire wire = new Wire(URI.create(settings.base()))) {
            forged = new Forgeries(settings, wire).mint(144);
        }
        embedded.server().settle();
        Calls before = new Calls(embedded.directory().calls().counts());
        Instant begun = Instant.now();
        Flood flood = Flood.start(URI.create(settings.base()), forged, 2, 2_000);
        try (flood) {
            assertTimeoutPreemptively(PATIENCE, () -> {
                while (flood.answered() < 288) {
                    Thread.onSpinWait();
                }
            });
        }
        assertThat(flood.wrong()).as(flood.answers().toString()).isZero();
        assertThat(flood.answers().of("page")).isPositive();
        assertThat(flood.answers().of("error to the TPP")).isPositive();
        Calls more = new Calls(embedded.directory().calls().counts()).since(before);
        long periods = Duration.between(begun, Instant.now()).toSeconds() / 10 + 1;
        assertThat(more.counts().keySet()).as("only the TPP's registration is read anew, and whether a journey is settled").isSubsetOf("search clients", "search tokens");
        assertThat(more.of("search tokens")).as("each journey once in ten seconds").isLessThanOrEqualTo(Forgeries.JOURNEYS * (periods + 1));
        assertThat(more.of("search clients")).as("every ten seconds, with two searches").isLessThanOrEqualTo(2 * (periods + 1));
    }
}

package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obconnect.ErrorCode;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.metrics.Metrics;
import io.obconnect.person.PersonCreated;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;
import io.obconnect.tools.Obconnect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the operators' dashboards and alerts ask for is there. */
class MonitoringTest {

    private static final Pattern METRIC = Pattern.compile("\\bobconnect_[a-z_]+\\b");
    private static final Pattern CODE_MATCHER = Pattern.compile("code=~?\"([^\"]+)\"");
    private static final Path ALERTS = Path.of("deploy/alerts.yml");
    private static final Path RUNBOOK = Path.of("docs/runbook.md");

    @ParameterizedTest
    @ValueSource(strings = {"deploy/alerts.yml", "deploy/kubernetes/prometheus-rule.yaml", "deploy/grafana-dashboard.json"})
    void everyMetricThatIsAskedForExists(String file) throws IOException {
        Set<String> asked = found(METRIC, Files.readString(Path.of(file)), UnaryOperator.identity());

        assertThat(asked).hasSizeGreaterThan(8).isSubsetOf(found(METRIC, everyMetric(), UnaryOperator.identity()));
    }

    @Test
    void everyCodeThatAnAlertMatchesExists() throws IOException {
        List<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::id).toList();

        assertThat(CODE_MATCHER.matcher(Files.readString(ALERTS)).results().map(match -> match.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(pattern.split("\\|")).allSatisfy(alternative ->
                        assertThat(codes).as(alternative).anyMatch(code -> code.matches(alternative))));
    }

    @Test
    void theDashboardIsJsonWithAQueryInEveryPanel() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Path.of("deploy/grafana-dashboard.json").toFile());

        assertThat(dashboard.get("panels")).isNotEmpty().allSatisfy(panel ->
                assertThat(panel.get("targets")).as("%s", panel.get("title")).isNotEmpty().allSatisfy(target ->
                        assertThat(target.get("expr").asText()).contains("obconnect_")));
    }

    @Test
    void everyAlertHasItsRemedyInTheRunbookAndLinksToIt() throws IOException {
        String alerts = Files.readString(ALERTS);
        Set<String> names = found(Pattern.compile("alert: \\w+"), alerts, match -> match.substring("alert: ".length()));

        assertThat(found(Pattern.compile("(?m)^## \\w+$"), Files.readString(RUNBOOK), match -> match.substring("## ".length())))
                .isEqualTo(names);
        assertThat(found(Pattern.compile("runbook.md#\\w+"), alerts, match -> match.substring("runbook.md#".length())))
                .isEqualTo(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    @Test
    void everyMetricCodeAndCommandOfTheRunbookExists() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        Set<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::id).collect(Collectors.toSet());

        assertThat(found(METRIC, runbook, UnaryOperator.identity())).hasSizeGreaterThan(3)
                .isSubsetOf(found(METRIC, everyMetric(), UnaryOperator.identity()));
        assertThat(found(Pattern.compile("OBC-\\d{3}"), runbook, UnaryOperator.identity())).hasSizeGreaterThan(20).isSubsetOf(codes);
        Pattern command = Pattern.compile("\\bobconnect (doctor|register|kit inspect)\\b([^`]*)`");
        assertThat(command.matcher(runbook).results()).hasSizeGreaterThan(4).allSatisfy(shown -> {
            CommandLine line = Obconnect.commandLine();
            for (String word : shown.group(1).split(" ")) {
                line = line.getSubcommands().get(word);
            }
            assertThat(line.getCommandSpec().optionsMap().keySet()).as("the options of: %s", shown.group())
                    .containsAll(found(Pattern.compile("(?<=\\s)--?[a-zA-Z][a-z-]*"), shown.group(2), UnaryOperator.identity()));
        });
    }

    private static Set<String> found(Pattern pattern, String text, UnaryOperator<String> mapping) {
        return pattern.matcher(text).results().map(match -> mapping.apply(match.group())).collect(Collectors.toCollection(TreeSet::new));
    }

    static String everyMetric() {
        HeldConfiguration configuration = Events.configured();
        Metrics metrics = new Metrics(configuration);
        JourneyMetrics journeys = new JourneyMetrics(metrics, configuration);
        PersonMetrics persons = new PersonMetrics(metrics);
        journeys.begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));
        journeys.approved(new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED));
        journeys.denied(new ConsentDenied(Events.waiting(Events.TPP), false, Events.ANSWERED));
        journeys.completed(new JourneyCompleted(Events.waiting(Events.TPP), Events.ANSWERED));
        journeys.failed(Events.failed(Events.TPP, ErrorCode.ANSWER_ACR_UNMET));
        persons.created(new PersonCreated(true, Events.BEGUN));
        persons.swept(new PersonsSwept(1, 0, 0, Events.ANSWERED));
        persons.failed(new SweepFailed(Events.ANSWERED));
        metrics.sealed(Duration.ofMillis(1));
        metrics.opened(Duration.ofMillis(1));
        metrics.answerOpenedWith(true);
        metrics.requestOpenedBySharedSecret();
        Clock clock = Clock.fixed(Events.BEGUN, ZoneOffset.UTC);
        return new Scrape(metrics, journeys, new Health(configuration, new DirectoryWatch(), Optional.empty(), clock,
                new ClockWatch(clock, () -> 0))).text();
    }
}

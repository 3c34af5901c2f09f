package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every query of alerts and dashboard asks for metrics and labels that a scrape really has. */
class QueriesTest {

    private final QueryCheck check = new QueryCheck(MonitoringTest.everyMetric());

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        Map<String, List<Map<String, List<Map<String, String>>>>> alerts =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of("deploy/alerts.yml")));
        alerts.get("groups").forEach(group -> group.get("rules").forEach(rule -> queries.add(rule.get("expr"))));
        for (JsonNode panel : new ObjectMapper().readTree(Path.of("deploy/grafana-dashboard.json").toFile()).get("panels")) {
            panel.get("targets").forEach(target -> queries.add(target.get("expr").asText()));
        }
        assertThat(queries).hasSizeGreaterThan(30).doesNotContainNull();
        return queries;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyMetricLabelAndFunctionOfAQueryExists(String query) {
        assertThat(check.wrong(query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(obconnect_failures)", "sum by (nobody) (obconnect_health)", "obconnect_health{code=\"OBC-101\"}",
        "summ(obconnect_health)", "sum(obconnect_health", "obconnect_health{part=\"directory\"", "obconnect_health ~ 1",
        "rate(obconnect_bank_time_seconds[5m])"})
    void whatIsWrongIsSeen(String query) {
        assertThat(check.wrong(query)).isNotEmpty();
    }

    @Test
    void whatIsRightIsNot() {
        assertThat(check.wrong("histogram_quantile(0.5, sum by (le) (rate(obconnect_bank_time_seconds_bucket{tpp=~\"$tpp\"}[5m]))) > 1")).isEmpty();
    }
}

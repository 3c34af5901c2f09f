package io.obconnect.faults;

import io.obconnect.it.Embedded;
import io.obconnect.it.Settings;
import io.obconnect.it.UserAgent;
import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.DirectoryAddress;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two nodes in processes of their own behind a reverse proxy, on one directory that lives here. All of them have the clock of this class, and
 * each node may be wrong by an offset of its own.
 */
final class Cluster implements AutoCloseable {

    private static final List<String> NAMES = List.of("a", "b");
    private static final String METRICS_TOKEN = "token-of-the-fault-tests-with-40-letters";
    private static final Pattern STAGE = Pattern.compile("obconnect_journeys_total\\{stage=\"(\\w+)\",tpp=\"([^\"]+)\"} ([0-9.]+)");

    private final DirectoryFaults faults = new DirectoryFaults();
    private final Directory directory = Directory.start(0, NAMES, faults);
    private final List<Wire> wires = new ArrayList<>();
    private final NodeProcess[] nodes = new NodeProcess[NAMES.size()];
    private final Duration[] wrong = {Duration.ZERO, Duration.ZERO};
    private final Balancer balancer = new Balancer(this::ports);
    private final HangingApp app = new HangingApp();
    private final Map<String, String> properties =
            Embedded.properties(Map.of("metrics_token", METRICS_TOKEN, "consent_app_server_name", app.address()));
    private final List<Map<String, Integer>> atDeath = new ArrayList<>(List.of(Map.of(), Map.of()));
    private Duration ahead = Duration.ZERO;
    private volatile int preferred;

    Cluster() throws IOException {
        Embedded.register(directory);
        for (String name : NAMES) {
            wires.add(new Wire(directory.port(name)));
        }
        for (int i = 0; i < nodes.length; i++) {
            start(i);
        }
    }

    private void start(int node) {
        DirectoryAddress address = directory.address().behind(wires.get(node).port());
        nodes[node] = NodeProcess.start(NAMES.get(node), address, balancer.address(), properties, ahead.plus(wrong[node]));
    }

    private int[] ports() {
        int first = preferred;
        return new int[] {nodes[first].port(), nodes[1 - first].port()};
    }

    Settings settings() {
        Settings usual = Embedded.settings(balancer.address() + "/jans-auth", properties);
        return new Settings(usual.base(), usual.sharedSecret(), app.address(), usual.tpps(), usual.person(), properties);
    }

    Directory directory() {
        return directory;
    }

    DirectoryFaults faults() {
        return faults;
    }

    Balancer balancer() {
        return balancer;
    }

    HangingApp consentApp() {
        return app;
    }

    /** The node that the browser's next request goes to, where it lives. */
    void prefer(int node) {
        preferred = node;
    }

    int preferred() {
        return preferred;
    }

    /** Takes down what the node has counted so far, and kills it. */
    void kill(int node) {
        atDeath.set(node, counted(node));
        nodes[node].kill();
    }

    /** The nodes lose all their connections to the directory; new ones work. */
    void cutFromDirectory() {
        wires.forEach(Wire::cut);
    }

    /** The network between one node and the directory. */
    Wire wire(int node) {
        return wires.get(node);
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }

    /** Time passes. */
    void pass(Duration by) {
        ahead = ahead.plus(by);
        setClocks();
    }

    /** A node's clock is wrong by so much from now on. */
    void setWrong(int node, Duration by) {
        wrong[node] = by;
        setClocks();
    }

    /** Somebody sets the clocks right. */
    void setRight() {
        Arrays.fill(wrong, Duration.ZERO);
        setClocks();
    }

    private void setClocks() {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i].alive()) {
                nodes[i].clock(ahead.plus(wrong[i]));
            }
        }
    }

    /** What the nodes that live do every thirty seconds. */
    void clean() {
        for (NodeProcess node : nodes) {
            if (node.alive()) {
                node.clean();
            }
        }
    }

    /** The person takes longer than nodes remember sessions, which is two seconds. */
    void forget() {
        for (NodeProcess node : nodes) {
            if (node.alive()) {
                node.forget();
            }
        }
    }

    /** Waits until no node works on anything. */
    void settle() {
        for (NodeProcess node : nodes) {
            if (node.alive()) {
                node.settle();
            }
        }
    }

    /** Everything runs again, with the right time. */
    void repair() {
        faults.heal();
        wires.forEach(Wire::heal);
        balancer.cutting(false);
        Arrays.fill(wrong, Duration.ZERO);
        for (int i = 0; i < nodes.length; i++) {
            if (!nodes[i].alive()) {
                start(i);
            }
        }
        for (NodeProcess node : nodes) {
            node.port();
        }
        setClocks();
    }

    /** How many journeys both nodes counted at each stage, for all TPPs; of a dead node, what it had counted. */
    Map<String, Integer> counted() {
        Map<String, Integer> sum = new HashMap<>();
        for (int i = 0; i < nodes.length; i++) {
            (nodes[i].alive() ? counted(i) : atDeath.get(i)).forEach((stage, count) -> sum.merge(stage, count, Integer::sum));
        }
        return sum;
    }

    private Map<String, Integer> counted(int node) {
        Map<String, Integer> stages = new HashMap<>();
        UserAgent.Page page = new UserAgent().with("Authorization", "Bearer " + METRICS_TOKEN)
                .get(URI.create("http://localhost:" + nodes[node].port() + "/jans-auth/obconnect/metrics"));
        Matcher found = STAGE.matcher(page.body());
        while (found.find()) {
            stages.merge(found.group(1), (int) Double.parseDouble(found.group(3)), Integer::sum);
        }
        if (stages.isEmpty()) {
            throw new AssertionError("no journeys in the metrics: " + page + " " + page.body());
        }
        return stages;
    }

    @Override
    public void close() {
        for (NodeProcess node : nodes) {
            node.close();
        }
        balancer.close();
        app.close();
        wires.forEach(Wire::close);
        directory.close();
    }
}

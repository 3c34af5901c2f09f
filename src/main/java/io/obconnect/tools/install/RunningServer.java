package io.obconnect.tools.install;

import io.obconnect.tools.Refused;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be done about an auth server that runs while its files are changed. */
final class RunningServer {

    private static final Pattern SCAN = Pattern.compile("(?m)^\\s*jetty\\.deploy\\.scanInterval\\s*=\\s*([0-9]+)");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    @Option(names = "--wait-stopped", description = "Wait until no auth server runs in JETTY_BASE, then change its files.")
    private boolean waitStopped;

    @Option(names = "--wait-limit", paramLabel = "SECONDS", defaultValue = "300", description = "How long --wait-stopped waits before it gives up "
            + "and changes nothing (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--while-running", description = "Change webapps/jans-auth.xml although the server runs and will redeploy itself at once.")
    private boolean whileRunning;

    /** @throws Refused where it still runs when the time is over */
    void awaitStopped(JettyBase base) {
        long begun = System.nanoTime();
        while (waitStopped && !ServerProcess.of(base).isEmpty()) {
            if (System.nanoTime() - begun > Duration.ofSeconds(limit).toNanos()) {
                throw Refused.because("the auth server in " + base.root() + " still runs after " + limit + " s (process "
                        + ServerProcess.of(base).stream().map(ServerProcess::pid).findFirst().orElse("") + ")",
                        "Stop it: systemctl stop jans-auth. Or give it more time by --wait-limit.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /**
     * What happens to the server when its context file is written.
     *
     * @throws Refused where it runs and would redeploy itself, and nobody said that it may
     */
    List<String> redeployment(JettyBase base) {
        if (scans(base).equals("0")) {
            return List.of();
        }
        List<ServerProcess> running = ServerProcess.of(base);
        if (!running.isEmpty() && !whileRunning) {
            throw Refused.because("the auth server in " + base.root() + " runs (process " + running.get(0).pid() + "): Jetty's scanInterval makes it redeploy "
                    + "itself as soon as webapps/jans-auth.xml is written, about a minute of 404 for every client",
                    "Take the node out of the balancer, stop the server and run the command again (--wait-stopped waits for its end), or add --while-running.");
        }
        return List.of(running.isEmpty() ? "no running server was seen; one that runs all the same redeploys itself when webapps/jans-auth.xml is "
                + "written (Jetty's scanInterval): a minute of 404"
                : "the running server redeploys itself now: about a minute of 404");
    }

    // where nothing is said, Jetty 11 scans every second and Jetty 12 doesn't
    private static String scans(JettyBase base) {
        List<Path> files = new ArrayList<>(); // in the order in which Jetty reads them: the last one wins
        Path folder = base.root().resolve("start.d");
        try {
            if (Files.isRegularFile(base.root().resolve("start.ini"))) {
                files.add(base.root().resolve("start.ini"));
            }
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inis = Files.list(folder)) {
                    inis.filter(file -> file.toString().endsWith(".ini")).sorted().forEach(files::add);
                }
            }
            String told = "unknown";
            for (Path file : files) {
                Matcher interval = SCAN.matcher(ServerFiles.read(file));
                while (interval.find()) {
                    told = interval.group(1);
                }
            }
            return told;
        } catch (IOException e) {
            return "unknown";
        }
    }
}

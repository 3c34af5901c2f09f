package io.obconnect.tools.install;

import io.obconnect.tools.Change;
import io.obconnect.tools.Plan;
import io.obconnect.tools.PlannedCommand;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Release;
import io.obconnect.tools.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code obconnect install JETTY_BASE}: one jar into {@code custom/libs}, and its name into the context's class path where it isn't there. */
@Command(name = "install", description = {
    "Lays the extension into the auth server: one jar in custom/libs, and its name on the class path in webapps/jans-auth.xml unless "
        + "the list covers it already. Nothing of the server's own WAR is changed. Run it on every node, then restart the server.",
    "",
    "It first holds what the extension needs against the server's own WAR, and refuses where anything is missing. What it edits is copied to "
        + "JETTY_BASE/obconnect-backup. A second run finds nothing to do; a newer WAR upgrades.",
    "",
    "A stock Jetty looks at webapps every second and redeploys the running server as soon as its context file is written. So install refuses to "
        + "write it while the server runs: stop the node first, let --wait-stopped wait for its end, or accept a minute of 404 by --while-running.",
    "",
    "Example:",
    "  obconnect install /opt/jans/jetty/jans-auth --dry-run",
    "  systemctl stop jans-auth",
    "  obconnect install /opt/jans/jetty/jans-auth --wait-stopped",
    "  systemctl start jans-auth", ""})
public final class InstallCommand extends PlannedCommand {

    @Parameters(paramLabel = "JETTY_BASE", description = "The auth server's folder, for example /opt/jans/jetty/jans-auth.")
    private Path folder;

    @Option(names = "--war", paramLabel = "FILE", description = "Take the extension from this WAR instead of the one that runs.")
    private Path war;

    @Mixin
    private final RunningServer running = new RunningServer();

    @Option(names = "--java", paramLabel = "FILE", description = "The java program that runs the server, where no running one can be seen.")
    private Path java;

    @Option(names = "--any-server", description = "Also install into a server whose version isn't known to work.")
    private boolean anyServer;

    @Option(names = "--repair", description = "Also replace a half installed or a newer extension.")
    private boolean repair;

    @Override
    protected Plan plan() {
        JettyBase base = JettyBase.at(folder);
        Release server = anyServer ? base.serverVersion() : base.supportedServer();
        String host = new HostCheck(base).require();
        String javaOfServer = ServerJava.noted(base, Optional.ofNullable(java));
        if (!dryRun()) {
            running.awaitStopped(base);
        }
        ExtensionJar ours = ExtensionJar.of(war != null ? war : runningWar());
        ContextFile context = context(base);
        ContextFile wanted = context.with(base.jar());
        Optional<ExtensionJar> there = there(base, ours, context);

        List<Step> steps = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        boolean jarStays = there.filter(jar -> jar.sameAs(ours)).isPresent();
        if (!jarStays && Files.exists(base.jar())) {
            changed.add(base.jar());
        }
        if (!wanted.equals(context)) {
            changed.add(base.contextFile());
        }
        if (!jarStays || !changed.isEmpty()) {
            base.requireRights();
        }
        if (!changed.isEmpty()) {
            steps.add(new Backup(base, Clock.systemUTC()).of(changed));
        }
        String jarName = base.relative(base.jar());
        if (jarStays) {
            steps.add(Step.keep(jarName, ours.described()));
        } else {
            steps.add(ServerFiles.write(Files.exists(base.jar())
                    ? Change.change(jarName, List.of("- " + there.map(ExtensionJar::described).orElse("damaged"), "+ " + ours.described()))
                    : Change.add(jarName, "+ " + ours.described()), base.jar(), ours.content()));
        }
        steps.add(wanted.equals(context) ? Step.keep(base.relative(base.contextFile()), "the class path has it")
                : replacing(base, context, wanted));
        List<String> warnings = wanted.equals(context) ? List.of() : running.redeployment(base);
        return new Plan(steps, warnings, List.of("auth server: Janssen " + server, host, javaOfServer), List.of(
                "restart the auth server on this node: systemctl restart jans-auth (in a container: restart the container)",
                "then register the scripts, once for all nodes: obconnect register --help"));
    }

    private Optional<ExtensionJar> there(JettyBase base, ExtensionJar ours, ContextFile context) {
        List<Path> strangers = base.strangers();
        if (!strangers.isEmpty()) {
            throw Refused.because("another Obconnect jar is there: " + base.relative(strangers.get(0)),
                    "Two copies break the server's start. Remove it and its name in webapps/jans-auth.xml, then run install again.");
        }
        if (!Files.exists(base.jar())) {
            return Optional.empty();
        }
        Optional<ExtensionJar> there = ExtensionJar.installed(base.jar());
        if (repair) {
            return there;
        }
        ExtensionJar whole = there.orElseThrow(() -> Refused.because(base.relative(base.jar()) + " is damaged: an earlier install was cut off",
                "Add --repair to replace it, or run obconnect uninstall first."));
        if (!context.loads(base.jar())) {
            throw Refused.because(base.relative(base.jar()) + " is there, but webapps/jans-auth.xml doesn't load it: it is half installed",
                    "Add --repair to complete it, or run obconnect uninstall first.");
        }
        if (whole.version().compareTo(ours.version()) > 0) {
            throw Refused.because("obconnect " + whole.version() + " is installed, which is newer than this " + ours.version(),
                    "Take the newer WAR. To go back all the same, add --repair.");
        }
        return there;
    }

    static ContextFile context(JettyBase base) {
        try {
            return new ContextFile(ServerFiles.read(base.contextFile()), base.root());
        } catch (IOException e) {
            throw Refused.because(base.contextFile() + " can't be read",
                    "Run the command as root or as the owner of the server's files.", e);
        }
    }

    /** Writes the context file; the operator sees the setting before and after. */
    static Step replacing(JettyBase base, ContextFile before, ContextFile after) {
        List<String> lines = new ArrayList<>();
        if (!before.line().isEmpty()) {
            lines.add("- " + before.line());
        }
        if (!after.line().isEmpty()) {
            lines.add("+ " + after.line());
        }
        return ServerFiles.write(Change.change(base.relative(base.contextFile()), lines), base.contextFile(),
                after.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Path runningWar() {
        return Optional.ofNullable(System.getProperty("obconnect.war")).map(Path::of).orElseThrow(() ->
                Refused.because("there is no WAR to install from", "Run java -jar obconnect.war install …, or give --war FILE."));
    }
}

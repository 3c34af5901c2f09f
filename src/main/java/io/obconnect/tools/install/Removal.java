package io.obconnect.tools.install;

import io.obconnect.tools.Change;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;
import picocli.CommandLine.Mixin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Undoes an install: the jar's name on the class path, the jar, and last the copies. It has the options for a server that runs meanwhile. */
public final class Removal {

    @Mixin
    private final RunningServer running = new RunningServer();

    /**
     * What is to be removed.
     *
     * @param steps in their order
     * @param warnings of what they do to a server that runs
     */
    public record Removed(List<Step> steps, List<String> warnings) {
    }

    /**
     * Also clears what a half install left.
     *
     * @param folder the auth server's JETTY_BASE
     * @param dryRun whether nothing will be done: then nothing is waited for
     * @throws Refused where it isn't one, the rights are missing, or a running server would redeploy itself and nobody said that it may
     */
    public Removed from(Path folder, boolean dryRun) {
        JettyBase base = JettyBase.at(folder);
        if (!dryRun) {
            running.awaitStopped(base);
        }
        ContextFile context = InstallCommand.context(base);
        ContextFile wanted = new Backup(base, Clock.systemUTC()).before(context).orElseGet(() -> context.without(base.jar()));
        List<Step> steps = new ArrayList<>();
        if (!wanted.equals(context)) {
            steps.add(InstallCommand.replacing(base, context, wanted));
        }
        if (Files.exists(base.jar())) {
            steps.add(ServerFiles.remove(Change.remove(base.relative(base.jar())), base.jar()));
        }
        if (Files.exists(base.backup())) {
            steps.add(new Backup(base, Clock.systemUTC()).removal());
        }
        if (!steps.isEmpty()) {
            base.requireRights();
        }
        return new Removed(steps, wanted.equals(context) ? List.of() : running.redeployment(base));
    }
}

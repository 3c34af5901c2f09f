package io.obconnect.tools.register;

import io.obconnect.tools.ApiOptions;
import io.obconnect.tools.Change;
import io.obconnect.tools.Plan;
import io.obconnect.tools.PlannedCommand;
import io.obconnect.tools.PrivateFile;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;
import io.obconnect.tools.install.Removal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code obconnect uninstall}: removes the registration, the files, or both, and leaves the server as it was. */
@Command(name = "uninstall", description = {
    "Takes Obconnect out again and leaves the server as it was: the registration (default acr, clients, scripts), once for all nodes, and "
        + "the files in JETTY_BASE, on every node. Also clears what a half install left.",
    "",
    "First the registration:",
    "  obconnect uninstall --server https://auth.bank.example \\",
    "    --api-client 1800.cli --api-secret-file api.secret",
    "Then the files; as install does, it refuses to edit the context file of a server that runs and would redeploy itself:",
    "  systemctl stop jans-auth",
    "  obconnect uninstall /opt/jans/jetty/jans-auth --wait-stopped",
    "  systemctl start jans-auth", ""})
public final class UninstallCommand extends PlannedCommand {

    @Parameters(paramLabel = "JETTY_BASE", arity = "0..1", description = "The auth server's folder; left out, no file is touched.")
    private Path folder;

    @Option(names = "--acr", paramLabel = "NAME", defaultValue = "simple_password_auth", description = "The default acr, where obconnect is and it "
            + "isn't known what was before (default: ${DEFAULT-VALUE}).")
    private String acr;

    @Option(names = "--server", paramLabel = "URL", description = "The auth server's issuer, for example https://auth.bank.example.")
    private URI server;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final Removal removal = new Removal();

    @Mixin
    private final FileOptions files = new FileOptions();

    @Override
    protected Plan plan() {
        List<Step> steps = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> next = new ArrayList<>();
        if (files.sql().isPresent()) {
            steps.addAll(sql(files.sql().get()));
        }
        files.ldif().ifPresent(ldif -> steps.addAll(new Unregistering(ldif).steps(acr)));
        if (!files.any() && api.hasClient()) {
            URI issuer = Optional.ofNullable(server).orElseThrow(() -> Refused.because("--server is missing", "Give the auth server's address."));
            steps.addAll(new Unregistering(new ConfigApiRegistry(api.connect(issuer))).steps(acr));
        }
        if (folder != null) {
            Removal.Removed removed = removal.from(folder, dryRun());
            steps.addAll(removed.steps());
            warnings.addAll(removed.warnings());
            next.add("restart the auth server on this node: systemctl restart jans-auth (in a container: restart the container)");
        } else if (!files.any() && !api.hasClient()) {
            throw Refused.because("it isn't said what to remove", "Give JETTY_BASE for the files, or --server and --api-client, --ldif-out or "
                    + "--sql-out for the registration.");
        }
        return new Plan(steps, warnings, List.of(), next);
    }

    private List<Step> sql(Path file) {
        SqlStatements statements = new SqlStatements(files.dialect()).guardOfRemoval().giveBackDefaultAcr(acr).clientsWithout();
        List<Step> steps = new ArrayList<>(List.of(
                Step.of(Change.change("default acr", List.of("- obconnect", "+ " + acr)), () -> { }, () -> { }),
                Step.of(Change.change("clients", List.of("- the token scripts, where they are")), () -> { }, () -> { })));
        for (ScriptKind kind : ScriptKind.values()) {
            statements.removal(kind.inum());
            steps.add(Step.of(Change.remove("script " + kind.scriptName()), () -> { }, () -> { }));
        }
        steps.add(PrivateFile.step(file, statements::text, "run it on the server's database"));
        return steps;
    }
}

package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.message.Json;
import io.obconnect.tools.ApiOptions;
import io.obconnect.tools.ConfigApi;
import io.obconnect.tools.NodeAddress;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Secrets;
import io.obconnect.tools.ServerVersionOption;
import io.obconnect.tools.Version;
import io.obconnect.tools.register.ConfigApiRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code obconnect doctor URL}: what is wrong with the installation, each with its code and remedy. */
@Command(name = "doctor", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, usageHelpAutoWidth = true, description = {
    "Looks at a running server from outside and, with the config-api's credentials, at scripts, clients and settings. Changes nothing. Each "
        + "finding has its code (docs/codes.md) and the exact remedy.",
    "",
    "From outside:",
    "  obconnect doctor https://auth.bank.example",
    "One node after the other:",
    "  obconnect doctor https://auth.bank.example --connect-to 10.0.0.7:443",
    "All of it:",
    "  obconnect doctor https://auth.bank.example \\",
    "    --api-client 1800.cli --api-secret-file api.secret \\",
    "    --metrics-token-file metrics.token \\",
    "    --jvm-options-file /etc/default/jans-auth", ""},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing to correct", "1:something to correct",
            "2:the command line can't be understood", "3:could not look"})
public final class DoctorCommand implements Callable<Integer> {

    @Parameters(paramLabel = "URL", description = "The auth server's issuer, for example https://auth.bank.example.")
    private URI issuer;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--metrics-token-file", paramLabel = "FILE", description = "File with the property metrics_token, for detailed health.")
    private Path metricsToken;

    @Option(names = "--jvm-options-file", paramLabel = "FILE", description = "The server's JVM options, for example /etc/default/jans-auth.")
    private Path jvmOptions;

    @Option(names = "--connect-to", paramLabel = "HOST:PORT", description = "Look at this node of several: connect to it, and ask as if it were the "
            + "issuer. http://127.0.0.1:8081 for one that speaks plain HTTP to its proxy. Only what is seen from outside; the config-api is asked as ever.")
    private String connectTo;

    @Mixin
    private final ServerVersionOption serverVersion = new ServerVersionOption();

    @Mixin
    private final FindingsReport report = new FindingsReport();

    @Option(names = "--dry-run", description = "Accepted for scripts that pass it everywhere; the doctor never changes anything.")
    private boolean dryRun;

    @Override
    public Integer call() {
        return report.of(this::look);
    }

    private List<Finding> look() {
        Optional<NodeAddress> node = Optional.ofNullable(connectTo).map(NodeAddress::parse);
        OutsideChecks outside = new OutsideChecks(api.http(), issuer, node, Clock.systemUTC());
        Optional<Map<String, Object>> discovery = outside.discovery();
        List<Finding> findings = outside.findings();
        if (discovery.isEmpty()) {
            return findings;
        }
        outside.extension(Optional.ofNullable(metricsToken).map(file -> Secrets.read("metrics_token", Optional.of(file), "--metrics-token-file")));
        if (!api.hasClient()) {
            findings.add(Finding.warning(ErrorCode.NOT_CHECKED, "scripts, clients and settings weren't looked at",
                    "Give --api-client and --api-secret-file."));
            return findings;
        }
        findings.addAll(inside(api.connect(issuer), Json.strings(discovery.get(), "acr_values_supported")));
        return findings;
    }

    private List<Finding> inside(ConfigApi connected, List<String> acrs) {
        ScriptChecks scripts = new ScriptChecks(new ConfigApiRegistry(connected).ours());
        Optional<Configuration> configuration = scripts.check(issuer.toString());
        List<Finding> findings = new ArrayList<>(scripts.findings());
        Map<String, Object> settings = connected.get("/api/v1/jans-auth-server/config", ConfigApi.SETTINGS_SCOPE).orElse(Map.of());
        ServerChecks server = new ServerChecks();
        server.settings(settings);
        server.jvm(connected, scripts.java(), serverVersion.read(), Optional.ofNullable(jvmOptions).map(DoctorCommand::content));
        configuration.ifPresent(valid -> {
            server.defaultAcr(connected, valid, acrs);
            findings.addAll(new ClientChecks(valid, settings, scripts).check(connected));
        });
        findings.addAll(server.findings());
        return findings;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Refused.because(file + " can't be read", "Check the path and the right to read it.", e);
        }
    }
}

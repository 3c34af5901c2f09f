package io.obconnect.tools.register;

import io.obconnect.tools.ApiOptions;
import io.obconnect.tools.JavaScripts;
import io.obconnect.tools.Plan;
import io.obconnect.tools.PlannedCommand;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Release;
import io.obconnect.tools.ServerVersionOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code obconnect register}: scripts, aliases, clients and, if asked, the default acr. */
@Command(name = "register", description = {
    "Makes the server know the three scripts (person_authentication with the properties and the acr aliases, update_token, introspection), "
        + "attaches the token scripts to the TPPs' clients and, if asked, makes obconnect the default acr. Once for all nodes.",
    "",
    "By the config-api:",
    "  obconnect register --server https://auth.bank.example \\",
    "    --api-client 1800.cli --api-secret-file api.secret \\",
    "    --properties bank.properties --default-acr --dry-run",
    "By hand, LDAP:",
    "  ldapsearch ... -b o=jans > current.ldif",
    "  obconnect register --ldif-current current.ldif \\",
    "    --ldif-out change.ldif --properties bank.properties",
    "By hand, SQL:",
    "  obconnect register --sql-out change.sql --properties bank.properties",
    "  psql -v ON_ERROR_STOP=1 -f change.sql ...",
    "",
    "Properties are checked as the server will check them, and so are their names. Change one later:  obconnect register … -P expiry=240",
    "",
    "Each node looks for changed scripts every 30 seconds: within a minute the acr is offered, without a restart.", ""})
public final class RegisterCommand extends PlannedCommand {

    @Mixin
    private final PropertyOptions properties = new PropertyOptions();

    @Option(names = "--client", paramLabel = "ID", description = "Attach the token scripts to this client; repeat for several. Without it: to all of "
            + "tpp_client_id.")
    private List<String> clients = new ArrayList<>();

    @Option(names = "--default-acr", description = "Make obconnect the acr of requests that name none. uninstall puts the former one back.")
    private boolean defaultAcr;

    @Option(names = "--language", paramLabel = "NAME", defaultValue = "JYTHON", description = "jython (default), or java, which some versions of the "
            + "server can't load: it needs --server-version, a JDK, and the flags that register then names.")
    private Language language;

    @Option(names = "--server", paramLabel = "URL", description = "The auth server's issuer, for example https://auth.bank.example.")
    private URI server;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final FileOptions files = new FileOptions();

    @Mixin
    private final ServerVersionOption serverVersion = new ServerVersionOption();

    @Override
    protected Plan plan() {
        Optional<Release> version = serverVersion.read();
        List<String> warnings = language == Language.JAVA ? javaScripts(version) : List.of();
        Wanted wanted = new Wanted(language, properties.read(), clients, defaultAcr);
        PropertyCheck offline = new PropertyCheck(Optional.empty());
        offline.requireKnown(wanted.properties());
        if (files.sql().isPresent()) {
            return new SqlRegistering(files.dialect(), files.sql().get()).plan(wanted, offline).warning(warnings);
        }
        Optional<LdifRegistry> ldif = files.ldif();
        if (ldif.isPresent()) {
            return new Registering(ldif.get()).plan(wanted, offline).warning(warnings);
        }
        URI issuer = Optional.ofNullable(server).filter(given -> api.hasClient()).orElseThrow(() -> Refused.because("it isn't said where to register",
                "Give --server and --api-client, or --ldif-current and --ldif-out, or --sql-out."));
        return new Registering(new ConfigApiRegistry(api.connect(issuer))).plan(wanted, new PropertyCheck(Optional.of(issuer.toString())))
                .warning(warnings);
    }

    // without a script that loads there are no journeys, and to correct a JVM option the server has to be restarted
    private static List<String> javaScripts(Optional<Release> version) {
        Release server = version.orElseThrow(() -> Refused.because("Java scripts work on some versions of the server only, and the version isn't known",
                "Give --server-version, or leave --language away. " + JavaScripts.byVersion()));
        JavaScripts scripts = JavaScripts.on(server);
        if (!scripts.load()) {
            throw Refused.because("Java scripts of Janssen " + server + " can't see the extension's jar",
                    "Leave --language away: Jython scripts work on every version, and need nothing. " + JavaScripts.byVersion());
        }
        return List.of(scripts.flags().isEmpty() ? "Java scripts need a JDK on every node, and on Janssen " + server + " no flags"
                : "Java scripts need a JDK on every node, and on Janssen " + server + " these JVM options, or the server answers 503 for good: "
                        + String.join(" ", scripts.flags()));
    }
}

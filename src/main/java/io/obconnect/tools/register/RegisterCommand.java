package io.obconnect.tools.register;

import io.obconnect.config.Property;
import io.obconnect.tools.ApiOptions;
import io.obconnect.tools.Change;
import io.obconnect.tools.Plan;
import io.obconnect.tools.PlannedCommand;
import io.obconnect.tools.PrivateFile;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    "",
    "Properties are checked as the server will check them. Change one later:  obconnect register … -P expiry=240", ""})
public final class RegisterCommand extends PlannedCommand {

    @Mixin
    private final PropertyOptions properties = new PropertyOptions();

    @Option(names = "--client", paramLabel = "ID", description = "Attach the token scripts to this client; repeat for several. Without it: to all of "
            + "tpp_client_id.")
    private List<String> clients = new ArrayList<>();

    @Option(names = "--default-acr", description = "Make obconnect the acr of requests that name none. uninstall puts the former one back.")
    private boolean defaultAcr;

    @Option(names = "--language", paramLabel = "NAME", defaultValue = "JYTHON", description = "jython (default), or java, which needs a JDK and the "
            + "flags that the doctor names.")
    private Language language;

    @Option(names = "--server", paramLabel = "URL", description = "The auth server's issuer, for example https://auth.bank.example.")
    private URI server;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final FileOptions files = new FileOptions();

    @Override
    protected Plan plan() {
        Wanted wanted = new Wanted(language, properties.read(), clients, defaultAcr);
        if (files.sql().isPresent()) {
            return sql(wanted, files.sql().get());
        }
        Optional<LdifRegistry> ldif = files.ldif();
        if (ldif.isPresent()) {
            return new Registering(ldif.get()).plan(wanted, new PropertyCheck(Optional.empty()));
        }
        URI issuer = Optional.ofNullable(server).filter(given -> api.hasClient()).orElseThrow(() -> Refused.because("it isn't said where to register",
                "Give --server and --api-client, or --ldif-current and --ldif-out, or --sql-out."));
        return new Registering(new ConfigApiRegistry(api.connect(issuer))).plan(wanted, new PropertyCheck(Optional.of(issuer.toString())));
    }

    private Plan sql(Wanted wanted, Path file) {
        List<String> notes = new ArrayList<>(new PropertyCheck(Optional.empty()).warnings(wanted.properties()));
        SqlStatements statements = new SqlStatements(files.dialect());
        List<Step> steps = new ArrayList<>();
        for (ScriptKind kind : ScriptKind.values()) {
            boolean main = kind == ScriptKind.PERSON_AUTHENTICATION;
            Script script = new Script(kind.inum(), kind.scriptName(), kind.aliases(), kind.type(), language.value(), kind.stub(language),
                    main ? Map.of("usage_type", "interactive", "location_type", "db") : Map.of("location_type", "db"),
                    main ? wanted.properties() : Map.of(), 1, true, Optional.empty());
            statements.script(script);
            steps.add(Step.of(Change.add("script " + kind.scriptName(), ScriptDifference.properties(Map.of(), script.properties())
                    .toArray(String[]::new)), () -> { }, () -> { }));
        }
        List<String> ids = clients.isEmpty() ? Arrays.stream(wanted.properties().get(Property.TPP_CLIENT_ID.key()).split("[\\s,]+"))
                .filter(id -> !id.isEmpty()).toList() : clients;
        for (String id : ids) {
            statements.client(id);
            steps.add(Step.of(Change.change("client " + id, List.of("+ the token scripts, where they are missing")), () -> { }, () -> { }));
        }
        if (defaultAcr) {
            statements.takeDefaultAcr();
            steps.add(Step.of(Change.change("default acr", List.of("+ obconnect")), () -> { }, () -> { }));
        }
        steps.add(PrivateFile.step(file, statements::text, "run it on the server's database; it holds the shared secret"));
        notes.add("SQL can't remember the former default acr: note it for uninstall --acr");
        return new Plan(steps, notes, List.of("check the server: obconnect doctor --help"));
    }
}

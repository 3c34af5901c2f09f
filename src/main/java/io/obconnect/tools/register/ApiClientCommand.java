package io.obconnect.tools.register;

import io.obconnect.tools.Change;
import io.obconnect.tools.ConfigApi;
import io.obconnect.tools.Plan;
import io.obconnect.tools.PlannedCommand;
import io.obconnect.tools.PrivateFile;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code obconnect api-client}: a client for the config-api that may do what the tools do, and nothing else. */
@Command(name = "api-client", description = {
    "Writes what makes an OAuth client for register, doctor and uninstall: client credentials and the scopes that they need, nothing more. Its secret is "
        + "drawn here and goes to a file of its own. The database or directory gets it as the server stores it, so the server's salt is needed.",
    "",
    "On the server, SQL:",
    "  obconnect api-client --salt-file /etc/jans/conf/salt \\",
    "    --secret-out api.secret --sql-out client.sql",
    "  psql -v ON_ERROR_STOP=1 -f client.sql ...",
    "LDAP:",
    "  ldapsearch ... -b o=jans > current.ldif",
    "  obconnect api-client --salt-file /etc/jans/conf/salt \\",
    "    --secret-out api.secret --ldif-current current.ldif \\",
    "    --ldif-out client.ldif", ""})
public final class ApiClientCommand extends PlannedCommand {

    private static final int SECRET_OCTETS = 24;

    @Option(names = "--id", paramLabel = "ID", defaultValue = "1800.obconnect", description = "Its client_id (default: ${DEFAULT-VALUE}).")
    private String id;

    @Option(names = "--salt-file", paramLabel = "FILE", required = true, description = "The server's salt, /etc/jans/conf/salt.")
    private Path salt;

    @Option(names = "--secret-out", paramLabel = "FILE", required = true, description = "Where its secret goes, for --api-secret-file.")
    private Path secretFile;

    @Mixin
    private final FileOptions files = new FileOptions();

    @Override
    protected Plan plan() {
        if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
            throw Refused.because("--id " + id + " can't be a client's id", "Use letters, digits, dots, _ and -, 64 at most.");
        }
        String secret = drawn();
        ApiClient client = new ApiClient(id, SaltedSecret.of(secret, salt));
        List<Step> steps = new ArrayList<>();
        String[] scopes = ConfigApi.SCOPES.stream().map(scope -> "+ " + scope).toArray(String[]::new);
        Change change = Change.add("client " + id, scopes);
        Optional<LdifRegistry> ldif = files.ldif();
        if (files.sql().isPresent()) {
            steps.add(Step.of(change, () -> { }, () -> { }));
            steps.add(PrivateFile.step(files.sql().get(), new SqlApiClient(files.dialect(), client)::text, "run it on the server's database"));
        } else if (ldif.isPresent()) {
            steps.add(ldif.get().add(change, client));
            steps.addAll(ldif.get().finish());
        } else {
            throw Refused.because("it isn't said where the client is to go", "Give --sql-out, or --ldif-current and --ldif-out.");
        }
        steps.add(PrivateFile.step(secretFile, () -> secret, "give it to register and doctor by --api-secret-file"));
        return new Plan(steps, List.of(), List.of(files.sql().map(files.dialect()::runs).orElse("apply the file with ldapmodify"),
                "then: obconnect register --api-client " + id + " --api-secret-file " + secretFile + " ..."));
    }

    private static String drawn() {
        byte[] octets = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}

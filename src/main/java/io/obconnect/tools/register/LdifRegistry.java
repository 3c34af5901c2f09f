package io.obconnect.tools.register;

import io.obconnect.message.Json;
import io.obconnect.tools.Change;
import io.obconnect.tools.ConfigApi;
import io.obconnect.tools.PrivateFile;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directory by files: reads an export, writes the change records that the operator applies with {@code ldapmodify}. */
final class LdifRegistry implements Registry {

    private final List<LdifEntry> entries;
    private final LdifEntry configuration;
    private final Path target;
    private final LdifChanges changes = new LdifChanges();

    private LdifRegistry(List<LdifEntry> entries, LdifEntry configuration, Path target) {
        this.entries = entries;
        this.configuration = configuration;
        this.target = target;
    }

    /**
     * Reads the export.
     *
     * @param export of {@code o=jans}: at least {@code ou=configuration}, the scripts and the clients
     * @param target the file to write
     */
    static LdifRegistry of(Path export, Path target) {
        List<LdifEntry> entries;
        try {
            entries = LdifEntry.read(Files.readString(export));
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.because(export + " can't be read as LDIF", "Make it with ldapsearch; docs/operators.md has the call.", e);
        }
        LdifEntry configuration = entries.stream().filter(entry -> entry.dn().equalsIgnoreCase("ou=configuration,o=jans")).findFirst()
                .orElseThrow(() -> Refused.because(export + " lacks ou=configuration,o=jans",
                        "Export the whole of o=jans with ldapsearch; docs/operators.md has the call."));
        return new LdifRegistry(entries, configuration, target);
    }

    @Override
    public Optional<Script> script(String name) {
        return entries.stream().filter(entry -> entry.isA("jansCustomScr")).map(LdifScripts::script)
                .filter(script -> script.name().equals(name)).findFirst();
    }

    @Override
    public ClientScripts client(String clientId) {
        return scripts(entry(clientId));
    }

    /**
     * Adds a client for the config-api.
     *
     * @throws Refused where there is one of that id, or the export lacks one of the scopes
     */
    Step add(Change change, ApiClient client) {
        if (entries.stream().anyMatch(entry -> entry.dn().equalsIgnoreCase(client.dn()))) {
            throw Refused.because("there is a client " + client.id() + " already", "Give another --id, or remove that client first.");
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("objectClass", List.of("top", "jansClnt"));
        client.single().forEach((name, value) -> attributes.put(name, List.of(value)));
        ApiClient.flags().forEach((name, value) -> attributes.put(name, List.of(String.valueOf(value))));
        attributes.put("jansGrantTyp", List.of("client_credentials"));
        attributes.put("jansScope", ConfigApi.SCOPES.stream().map(this::scope).toList());
        return written(change, () -> changes.add(client.dn(), attributes));
    }

    private String scope(String name) {
        return entries.stream().filter(entry -> entry.isA("jansScope") && entry.value("jansId").equals(Optional.of(name))).map(LdifEntry::dn).findFirst()
                .orElseThrow(() -> Refused.because("the export has no scope " + name, "Export the whole of o=jans; the config-api makes its scopes "
                        + "when it is installed."));
    }

    private LdifEntry entry(String clientId) {
        return entries.stream().filter(entry -> entry.isA("jansClnt") && entry.value("inum").equals(Optional.of(clientId))).findFirst()
                .orElseThrow(() -> Refused.because("the export has no client " + clientId,
                        "Correct tpp_client_id or --client, or register the client first."));
    }

    private static ClientScripts scripts(LdifEntry client) {
        return ClientScripts.of(client.value("inum").orElse(""), attributes(client));
    }

    private static Map<String, Object> attributes(LdifEntry client) {
        return client.value("jansAttrs").map(text -> Json.trusted(text).orElseThrow(() -> Refused.because(
                "the client " + client.value("inum").orElse("") + " has jansAttrs that aren't JSON", "Correct the client's entry first.")))
                .orElse(Map.of());
    }

    @Override
    public List<ClientScripts> clientsWith(List<String> scriptDns) {
        return entries.stream().filter(entry -> entry.isA("jansClnt")).map(LdifRegistry::scripts)
                .filter(client -> !client.equals(client.without(scriptDns.get(0), scriptDns.get(1)))).toList();
    }

    @Override
    public Optional<String> defaultAcr() {
        return configuration.value("jansAuthMode");
    }

    @Override
    public Step add(Change change, Script script) {
        return written(change, () -> changes.add(script.dn(), LdifScripts.attributes(script)));
    }

    @Override
    public Step replace(Change change, Script before, Script after) {
        Map<String, List<String>> attributes = LdifScripts.attributes(after);
        List.of("objectClass", "inum", "displayName", "description", "jansLevel").forEach(attributes::remove);
        return written(change, () -> changes.replace(before.dn(), attributes));
    }

    @Override
    public Step remove(Change change, Script script) {
        return written(change, () -> changes.delete(script.dn()));
    }

    @Override
    public Step client(Change change, ClientScripts before, ClientScripts after) {
        LdifEntry entry = entry(before.clientId());
        Map<String, Object> attributes = new LinkedHashMap<>(attributes(entry));
        // an empty list stays: the server itself writes one where a client has no scripts
        attributes.put("updateTokenScriptDns", after.updateToken());
        attributes.put("introspectionScripts", after.introspection());
        return written(change, () -> changes.replace(entry.dn(), Map.of("jansAttrs", List.of(Json.text(attributes)))));
    }

    @Override
    public Step defaultAcr(Change change, Optional<String> before, Optional<String> after) {
        return written(change, () -> changes.replace(configuration.dn(), Map.of("jansAuthMode", after.map(List::of).orElse(List.of()))));
    }

    private static Step written(Change change, Step.Action action) {
        return Step.of(change, action, () -> { });
    }

    @Override
    public List<Step> finish() {
        return List.of(PrivateFile.step(target, changes::toString, "apply it with ldapmodify"));
    }
}

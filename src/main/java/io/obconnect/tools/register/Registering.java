package io.obconnect.tools.register;

import io.obconnect.tools.Change;
import io.obconnect.tools.Plan;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what differs between the registry and what is wanted. */
final class Registering {

    /** In the script's module properties, so that removal finds it from any machine: the default acr before ours. */
    static final String PREVIOUS_ACR = "obconnect_previous_acr";

    /** What is to be known after a change of the scripts; the server's own timer reloads them. */
    static final String SHOWS = "each node looks for changed scripts every 30 seconds: give it a minute, no restart is needed";
    static final String LOOK = "check the server: obconnect doctor --help";

    private final Registry registry;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Registering(Registry registry) {
        this.registry = registry;
    }

    Plan plan(Wanted wanted, PropertyCheck check) {
        Map<ScriptKind, Script> scripts = new EnumMap<>(ScriptKind.class);
        Optional<String> acr = registry.defaultAcr();
        String ours = ScriptKind.PERSON_AUTHENTICATION.scriptName();
        boolean takesOver = wanted.defaultAcr() && !acr.equals(Optional.of(ours));
        for (ScriptKind kind : ScriptKind.values()) {
            Optional<Script> before = registry.script(kind.scriptName());
            before.ifPresent(script -> requireOurs(script, kind));
            Script after = script(kind, before, wanted, takesOver ? Optional.of(acr.orElse("")) : Optional.empty());
            scripts.put(kind, after);
        }
        Map<String, String> properties = scripts.get(ScriptKind.PERSON_AUTHENTICATION).properties();
        notes.addAll(check.warnings(properties));
        scripts.forEach((kind, after) -> script(registry.script(kind.scriptName()), after));
        wanted.clientsBy(properties).forEach(id -> client(registry.client(id), scripts));
        if (takesOver) {
            steps.add(registry.defaultAcr(Change.change("default acr", Arrays.asList("- " + acr.orElse("none"), "+ " + ours)), acr, Optional.of(ours)));
        } else if (wanted.defaultAcr()) {
            steps.add(Step.keep("default acr", ours));
        }
        if (steps.stream().anyMatch(step -> step.change().kind() != Change.Kind.KEEP)) {
            steps.addAll(registry.finish());
        }
        return new Plan(steps, notes, List.of(SHOWS, LOOK));
    }

    private void requireOurs(Script there, ScriptKind kind) {
        if (!ScriptKind.isOurs(there.text()) || !there.type().equals(kind.type())) {
            throw Refused.because("the server has another script named " + there.name() + " (" + there.type() + ", inum " + there.inum()
                    + "), which isn't Obconnect's", "Rename or remove that script; the name is what TPPs send as acr.");
        }
        if (!there.inum().equals(kind.inum())) {
            notes.add("script " + there.name() + " is there under the inum " + there.inum() + " and stays there");
        }
    }

    /**
     * A script as it is wanted.
     *
     * @param before as it is, if it is there: what isn't named stays
     * @param previousAcr the default acr that ours replaces
     */
    static Script script(ScriptKind kind, Optional<Script> before, Wanted wanted, Optional<String> previousAcr) {
        Map<String, String> module = new LinkedHashMap<>(before.map(Script::module).orElse(Map.of()));
        module.putIfAbsent("location_type", "db");
        Map<String, String> properties = new LinkedHashMap<>(before.map(Script::properties).orElse(Map.of()));
        if (kind == ScriptKind.PERSON_AUTHENTICATION) {
            module.putIfAbsent("usage_type", "interactive");
            previousAcr.ifPresent(acr -> module.put(PREVIOUS_ACR, acr));
            wanted.properties().forEach((name, value) -> {
                if (value.isEmpty()) {
                    properties.remove(name);
                } else {
                    properties.put(name, value);
                }
            });
        }
        return new Script(before.map(Script::inum).orElse(kind.inum()), kind.scriptName(), kind.aliases(), kind.type(),
                wanted.language().value(), kind.stub(wanted.language()), module, properties,
                before.map(script -> script.revision() + 1).orElse(1L), true, Optional.empty());
    }

    private void script(Optional<Script> before, Script after) {
        String target = "script " + after.name();
        if (before.isEmpty()) {
            List<String> detail = new ArrayList<>(List.of("+ " + after.type() + ", " + after.language() + ", inum " + after.inum()));
            after.aliases().forEach(alias -> detail.add("+ alias " + alias));
            detail.addAll(ScriptDifference.properties(Map.of(), after.properties()));
            steps.add(registry.add(Change.add(target, detail.toArray(String[]::new)), after));
        } else if (before.get().sameAs(after)) {
            steps.add(Step.keep(target, "inum " + after.inum()));
        } else {
            steps.add(registry.replace(Change.change(target, ScriptDifference.of(before.get(), after)), before.get(), after));
        }
    }

    private void client(ClientScripts before, Map<ScriptKind, Script> scripts) {
        ClientScripts after = before.with(scripts.get(ScriptKind.UPDATE_TOKEN).dn(), scripts.get(ScriptKind.INTROSPECTION).dn());
        String target = "client " + before.clientId();
        steps.add(after.equals(before) ? Step.keep(target, "has the token scripts")
                : registry.client(Change.change(target, ScriptDifference.of(before, after)), before, after));
    }
}

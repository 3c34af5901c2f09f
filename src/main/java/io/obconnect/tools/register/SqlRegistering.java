package io.obconnect.tools.register;

import io.obconnect.tools.Change;
import io.obconnect.tools.Plan;
import io.obconnect.tools.PrivateFile;
import io.obconnect.tools.Step;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registration as statements in a file. Nothing is known of what the database holds, so the statements check it themselves.
 *
 * @param dialect the database's
 * @param file where they go; it will hold the shared secret
 */
record SqlRegistering(SqlDialect dialect, Path file) {

    Plan plan(Wanted wanted, PropertyCheck check) {
        Map<ScriptKind, Script> scripts = new EnumMap<>(ScriptKind.class);
        for (ScriptKind kind : ScriptKind.values()) {
            scripts.put(kind, Registering.script(kind, Optional.empty(), wanted, Optional.empty()));
        }
        Map<String, String> properties = scripts.get(ScriptKind.PERSON_AUTHENTICATION).properties();
        List<String> notes = new ArrayList<>(check.warnings(properties));
        List<String> ids = wanted.clientsBy(properties);
        SqlStatements statements = new SqlStatements(dialect).guard(ids, wanted.defaultAcr());
        List<Step> steps = new ArrayList<>();
        for (Script script : scripts.values()) {
            statements.script(script);
            steps.add(announced(Change.add("script " + script.name(), ScriptDifference.properties(Map.of(), script.properties())
                    .toArray(String[]::new))));
        }
        for (String id : ids) {
            statements.client(id);
            steps.add(announced(Change.change("client " + id, List.of("+ the token scripts, where they are missing"))));
        }
        if (wanted.defaultAcr()) {
            statements.takeDefaultAcr();
            steps.add(announced(Change.change("default acr", List.of("+ obconnect"))));
        }
        steps.add(PrivateFile.step(file, statements::text, "run it on the server's database; it holds the secrets that have no file of their own"));
        notes.add("SQL can't remember the former default acr: note it for uninstall --acr");
        return new Plan(steps, notes, List.of(dialect.runs(file), Registering.SHOWS, Registering.LOOK));
    }

    // the file's statements do it, not we
    private static Step announced(Change change) {
        return Step.of(change, () -> { }, () -> { });
    }
}

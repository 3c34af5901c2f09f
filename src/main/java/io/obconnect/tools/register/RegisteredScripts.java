package io.obconnect.tools.register;

import io.obconnect.tools.ConfigApi;

import java.util.EnumMap;
import java.util.Map;

/** The three scripts as a server has them; those that it lacks are absent. For the doctor. */
public final class RegisteredScripts {

    private RegisteredScripts() {
    }

    public static Map<ScriptKind, Script> at(ConfigApi api) {
        ConfigApiRegistry registry = new ConfigApiRegistry(api);
        Map<ScriptKind, Script> scripts = new EnumMap<>(ScriptKind.class);
        for (ScriptKind kind : ScriptKind.values()) {
            registry.script(kind.scriptName()).filter(script -> ScriptKind.isOurs(script.text())).ifPresent(script -> scripts.put(kind, script));
        }
        return scripts;
    }
}

package io.obconnect.tools.register;

import io.obconnect.tools.Change;
import io.obconnect.tools.Step;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the auth server knows, and how to change it. Reading changes nothing; a step changes something only when it is applied. */
interface Registry {

    /** The script of that name, ours or not. */
    Optional<Script> script(String name);

    /** Our three scripts; those that it lacks are absent. */
    default Map<ScriptKind, Script> ours() {
        Map<ScriptKind, Script> scripts = new EnumMap<>(ScriptKind.class);
        for (ScriptKind kind : ScriptKind.values()) {
            script(kind.scriptName()).filter(script -> ScriptKind.isOurs(script.text())).ifPresent(script -> scripts.put(kind, script));
        }
        return scripts;
    }

    /** @throws io.obconnect.tools.Refused where there is no such client */
    ClientScripts client(String clientId);

    /** Clients that use one of these scripts, as far as the registry can tell. */
    List<ClientScripts> clientsWith(List<String> scriptDns);

    /** The acr of requests that name none. */
    Optional<String> defaultAcr();

    Step add(Change change, Script script);

    Step replace(Change change, Script before, Script after);

    Step remove(Change change, Script script);

    Step client(Change change, ClientScripts before, ClientScripts after);

    Step defaultAcr(Change change, Optional<String> before, Optional<String> after);

    /** What comes last, such as writing the file. */
    List<Step> finish();
}

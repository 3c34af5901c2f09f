package io.obconnect.tools.register;

import io.obconnect.tools.Change;
import io.obconnect.tools.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Undoes a registration: default acr, clients, scripts, in this order, so that nothing refers to a script that was removed. */
final class Unregistering {

    private final Registry registry;

    Unregistering(Registry registry) {
        this.registry = registry;
    }

    /** @param acr what becomes the default acr where that is ours and it isn't known what was before */
    List<Step> steps(String acr) {
        List<Script> ours = List.copyOf(registry.ours().values());
        List<Step> steps = new ArrayList<>();
        Optional<String> now = registry.defaultAcr();
        if (now.equals(Optional.of(ScriptKind.PERSON_AUTHENTICATION.scriptName()))) {
            Optional<String> before = ours.stream().map(script -> script.module().get(Registering.PREVIOUS_ACR)).filter(Objects::nonNull)
                    .findFirst().or(() -> Optional.of(acr)).filter(name -> !name.isEmpty());
            steps.add(registry.defaultAcr(Change.change("default acr", List.of("- " + now.get(), "+ " + before.orElse("none"))), now, before));
        }
        String updateToken = dn(ours, ScriptKind.UPDATE_TOKEN);
        String introspection = dn(ours, ScriptKind.INTROSPECTION);
        for (ClientScripts client : registry.clientsWith(List.of(updateToken, introspection))) {
            ClientScripts after = client.without(updateToken, introspection);
            steps.add(registry.client(Change.change("client " + client.clientId(), ScriptDifference.of(client, after)), client, after));
        }
        for (Script script : ours) {
            steps.add(registry.remove(Change.remove("script " + script.name(), "- inum " + script.inum()), script));
        }
        if (!steps.isEmpty()) {
            steps.addAll(registry.finish());
        }
        return steps;
    }

    private static String dn(List<Script> ours, ScriptKind kind) {
        return ours.stream().filter(script -> script.type().equals(kind.type())).map(Script::dn).findFirst().orElse(ScriptKind.dn(kind.inum()));
    }
}

package io.obconnect.tools.register;

import io.obconnect.message.Json;
import io.obconnect.tools.Change;
import io.obconnect.tools.ConfigApi;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry behind the config-api. */
public final class ConfigApiRegistry implements Registry {

    private static final String SCRIPTS = "/api/v1/config/scripts";
    private static final String CLIENTS = "/api/v1/openid/clients";
    private static final String ACRS = "/api/v1/acrs";
    private static final String READ_SCRIPTS = ConfigApi.scope("scripts.readonly");
    private static final String WRITE_SCRIPTS = ConfigApi.scope("scripts.write");

    /** The server's own acr, for where nothing stood before ours: the config-api can't set none. */
    private static final String STOCK_ACR = "simple_password_auth";

    private final ConfigApi api;

    public ConfigApiRegistry(ConfigApi api) {
        this.api = api;
    }

    @Override
    public Optional<Script> script(String name) {
        return stored(name).map(ConfigApiRegistry::script);
    }

    private Optional<Map<String, Object>> stored(String name) {
        return api.get(SCRIPTS + "/name/" + ConfigApi.encode(name), READ_SCRIPTS).filter(json -> json.containsKey("inum"));
    }

    private static Script script(Map<String, Object> json) {
        return new Script(text(json, "inum"), text(json, "name"), Json.strings(json, "aliases"), text(json, "scriptType"),
                text(json, "programmingLanguage"), text(json, "script"), properties(json, "moduleProperties"),
                properties(json, "configurationProperties"), json.get("revision") instanceof Number revision ? revision.longValue() : 0,
                Boolean.TRUE.equals(json.get("enabled")), Json.string(Json.member(json, "scriptError"), "stackTrace"));
    }

    private static String text(Map<String, Object> json, String member) {
        return Json.string(json, member).orElse("");
    }

    private static Map<String, String> properties(Map<String, Object> json, String member) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (json.get(member) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> property && property.get("value1") instanceof String name) {
                    properties.put(name, property.get("value2") instanceof String value ? value : "");
                }
            }
        }
        return properties;
    }

    @Override
    public ClientScripts client(String clientId) {
        Map<String, Object> attributes = Json.member(api.get(CLIENTS + "/" + ConfigApi.encode(clientId),
                ConfigApi.scope("openid/clients.readonly")).orElseThrow(() -> Refused.because("the server has no client " + clientId,
                "Correct tpp_client_id or --client, or register the client first.")), "attributes");
        return ClientScripts.of(clientId, attributes);
    }

    @Override
    public List<ClientScripts> clientsWith(List<String> scriptDns) {
        List<ClientScripts> found = new ArrayList<>();
        int limit = 200;
        for (int start = 0; ; start += limit) {
            Map<String, Object> page = api.get(CLIENTS + "?limit=" + limit + "&startIndex=" + start,
                    ConfigApi.scope("openid/clients.readonly")).orElse(Map.of());
            List<?> clients = page.get("entries") instanceof List<?> list ? list : List.of();
            for (Object entry : clients) {
                @SuppressWarnings("unchecked")
                Map<String, Object> client = (Map<String, Object>) entry;
                ClientScripts scripts = ClientScripts.of(text(client, "inum"), Json.member(client, "attributes"));
                if (!scripts.equals(scripts.without(scriptDns.get(0), scriptDns.get(1)))) {
                    found.add(scripts);
                }
            }
            if (clients.size() < limit) {
                return found;
            }
        }
    }

    @Override
    public Optional<String> defaultAcr() {
        return api.get(ACRS, ConfigApi.scope("acrs.readonly")).flatMap(json -> Json.string(json, "defaultAcr")).filter(acr -> !acr.isEmpty());
    }

    @Override
    public Step add(Change change, Script script) {
        return Step.of(change, () -> api.post(SCRIPTS, json(Map.of(), script), WRITE_SCRIPTS), () -> delete(script));
    }

    @Override
    public Step replace(Change change, Script before, Script after) {
        return new Step() {
            private Map<String, Object> stored = Map.of();

            @Override
            public Change change() {
                return change;
            }

            @Override
            public void apply() {
                stored = stored(before.name()).orElseThrow(() -> Refused.because("script " + before.name() + " has just been removed",
                        "Run the command again."));
                api.put(SCRIPTS, json(stored, after), WRITE_SCRIPTS);
            }

            @Override
            public void undo() {
                api.put(SCRIPTS, json(stored, before), WRITE_SCRIPTS);
            }
        };
    }

    @Override
    public Step remove(Change change, Script script) {
        return Step.of(change, () -> delete(script), () -> api.post(SCRIPTS, json(Map.of(), script), WRITE_SCRIPTS));
    }

    private void delete(Script script) {
        api.delete(SCRIPTS + "/" + ConfigApi.encode(script.inum()), ConfigApi.scope("scripts.delete"));
    }

    @Override
    public Step client(Change change, ClientScripts before, ClientScripts after) {
        return Step.of(change, () -> patch(before, after), () -> patch(after, before));
    }

    // "add" replaces a member that is there (RFC 6902 section 4.1)
    private void patch(ClientScripts before, ClientScripts after) {
        List<Map<String, Object>> operations = new ArrayList<>();
        if (!before.updateToken().equals(after.updateToken())) {
            operations.add(operation("/attributes/updateTokenScriptDns", after.updateToken()));
        }
        if (!before.introspection().equals(after.introspection())) {
            operations.add(operation("/attributes/introspectionScripts", after.introspection()));
        }
        api.patch(CLIENTS + "/" + ConfigApi.encode(before.clientId()), operations, ConfigApi.scope("openid/clients.write"));
    }

    private static Map<String, Object> operation(String path, List<String> value) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", "add");
        operation.put("path", path);
        operation.put("value", value);
        return operation;
    }

    @Override
    public Step defaultAcr(Change change, Optional<String> before, Optional<String> after) {
        return Step.of(change, () -> acr(after), () -> acr(before));
    }

    private void acr(Optional<String> name) {
        api.put(ACRS, Map.of("defaultAcr", name.orElse(STOCK_ACR)), ConfigApi.scope("acrs.write"));
    }

    @Override
    public List<Step> finish() {
        return List.of();
    }

    /** Members that we don't know stay as the server gave them. */
    private static Map<String, Object> json(Map<String, Object> stored, Script script) {
        Map<String, Object> json = new LinkedHashMap<>(stored);
        json.remove("scriptError");
        json.put("dn", script.dn());
        json.put("inum", script.inum());
        json.put("name", script.name());
        json.put("aliases", script.aliases());
        json.putIfAbsent("description", "Obconnect for Janssen");
        json.put("script", script.text());
        json.put("scriptType", script.type());
        json.put("programmingLanguage", script.language());
        json.put("moduleProperties", LdifScripts.values(script.module(), false));
        json.put("configurationProperties", LdifScripts.values(script.properties(), true));
        json.putIfAbsent("level", LdifScripts.LEVEL);
        json.put("revision", script.revision());
        json.put("enabled", script.enabled());
        json.put("locationType", "db");
        return json;
    }
}

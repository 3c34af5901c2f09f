package io.obconnect.sandbox.server;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.BaseExternalType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.json.JSONArray;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The custom scripts: classes by name, or what the directory holds, made and initialized as the server does it; raised revisions take the
 * place of the old ones.
 */
@ApplicationScoped
public class Scripts {

    public static final String PERSON_AUTHENTICATION = "person_authentication";
    public static final String UPDATE_TOKEN = "update_token";
    public static final String INTROSPECTION = "introspection";

    private static final Logger LOG = LoggerFactory.getLogger(Scripts.class);

    @Inject
    private Settings settings;
    @Inject
    private StoredScripts installed;
    private volatile Map<String, CustomScriptConfiguration> byName = Map.of();

    /** Loads what the node is configured with. */
    void load() {
        CustomScript password = new CustomScript();
        password.setInum("PASSWORD");
        password.setDn(dn("PASSWORD"));
        password.setName(PasswordLogin.ACR);
        password.setLevel(-1);
        byName = Map.of(PasswordLogin.ACR, new CustomScriptConfiguration(password, new PasswordLogin(), Map.of()));
        if (settings.flag(Settings.INSTALLED)) {
            refresh();
            return;
        }
        Map<String, CustomScriptConfiguration> loaded = new TreeMap<>(byName);
        for (Object each : new JSONArray(settings.text("scripts"))) {
            CustomScriptConfiguration script = load((JSONObject) each, 1);
            loaded.put(script.getName(), script);
        }
        byName = loaded;
    }

    /**
     * Facts: the server loads what is new or has another revision, and forgets what is gone, while it runs. An old script is destroyed before
     * the new one is made, and serves all the same until the last of the new ones is there.
     */
    void refresh() {
        Map<String, ScriptEntry> wanted = installed.enabled();
        Map<String, CustomScriptConfiguration> renewed = new TreeMap<>(byName);
        wanted.forEach((name, entry) -> {
            CustomScriptConfiguration old = byName.get(name);
            if (old == null || old.getCustomScript().getRevision() != entry.revision) {
                end(old);
                renewed.put(name, installed.load(entry));
            }
        });
        byName.forEach((name, old) -> {
            if (!name.equals(PasswordLogin.ACR) && !wanted.containsKey(name)) {
                end(old);
                renewed.remove(name);
            }
        });
        byName = renewed;
    }

    /** Fact: the server destroys the old scripts before it makes the new ones. */
    void destroy() {
        byName.values().forEach(old -> old.getExternalType().destroy(old.getConfigurationAttributes()));
    }

    /** Raises the revision of all scripts, with these properties instead of the former. */
    void reload(Map<String, String> properties) {
        Map<String, CustomScriptConfiguration> renewed = new TreeMap<>(byName);
        for (Object each : new JSONArray(settings.text("scripts"))) {
            JSONObject script = (JSONObject) each;
            script.put("properties", properties);
            CustomScriptConfiguration old = byName.get(script.getString("name"));
            end(old);
            renewed.put(old.getName(), load(script, old.getCustomScript().getRevision() + 1));
        }
        byName = renewed;
    }

    private void end(CustomScriptConfiguration script) {
        if (script != null) {
            script.getExternalType().destroy(script.getConfigurationAttributes());
            settings.hooks().getOrDefault("reloading", name -> null).apply(script.getName());
        }
    }

    private CustomScriptConfiguration load(JSONObject json, long revision) {
        CustomScript script = new CustomScript();
        script.setInum(json.getString("inum"));
        script.setDn(dn(script.getInum()));
        script.setName(json.getString("name"));
        script.setLevel(json.getInt("level"));
        script.setRevision(revision);
        script.setAliases(json.getJSONArray("aliases").toList().stream().map(String::valueOf).toList());
        Map<String, SimpleCustomProperty> properties = new HashMap<>();
        json.getJSONObject("properties").toMap()
                .forEach((name, value) -> properties.put(name, new SimpleCustomProperty(name, String.valueOf(value))));
        return new CustomScriptConfiguration(script, instance(json, script, properties), properties);
    }

    /** Fact: a script that can't be made or whose {@code init} says no is replaced by one that does nothing. */
    private static BaseExternalType instance(JSONObject json, CustomScript script, Map<String, SimpleCustomProperty> properties) {
        try {
            BaseExternalType type = (BaseExternalType) Class.forName(json.getString("class"), true, Thread.currentThread().getContextClassLoader())
                    .getDeclaredConstructor().newInstance();
            if (type.getApiVersion() > 10 ? type.init(script, properties) : type.init(properties)) {
                return type;
            }
            LOG.error("script {} said no", script.getName());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.error("script {} can't be loaded", script.getName(), e);
        }
        return UnavailableScripts.of(json.getString("type"));
    }

    /** Those of a type; for {@code person_authentication} with those that could not be loaded. */
    public List<CustomScriptConfiguration> all(Class<? extends BaseExternalType> type) {
        return byName.values().stream().filter(script -> type.isInstance(script.getExternalType())).toList();
    }

    /** Those of a type that a client's entry lists. */
    public List<CustomScriptConfiguration> of(Class<? extends BaseExternalType> type, List<String> dns) {
        return all(type).stream().filter(script -> dns != null && dns.contains(script.getCustomScript().getDn())).toList();
    }

    public static String dn(String inum) {
        return "inum=" + inum + ",ou=scripts,o=jans";
    }
}

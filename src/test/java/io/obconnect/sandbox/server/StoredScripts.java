package io.obconnect.sandbox.server;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.BaseExternalType;
import io.jans.orm.PersistenceEntryManager;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scripts that the directory holds, as the genuine server loads them: by their text, which a real Jython interpreter runs. */
@ApplicationScoped
public class StoredScripts {

    private static final Logger LOG = LoggerFactory.getLogger(StoredScripts.class);
    private static final Map<String, String> CLASS_NAMES = Map.of(Scripts.PERSON_AUTHENTICATION, "PersonAuthentication",
            Scripts.UPDATE_TOKEN, "UpdateToken", Scripts.INTROSPECTION, "Introspection");

    @Inject
    private PersistenceEntryManager entries;

    /** The enabled ones, by name. */
    Map<String, ScriptEntry> enabled() {
        return entries.findEntries("ou=scripts,o=jans", ScriptEntry.class, null).stream().filter(entry -> entry.enabled)
                .collect(Collectors.toMap(entry -> entry.name, Function.identity()));
    }

    CustomScriptConfiguration load(ScriptEntry entry) {
        CustomScript script = new CustomScript();
        script.setInum(entry.inum);
        script.setDn(entry.dn);
        script.setName(entry.name);
        script.setLevel(entry.level);
        script.setRevision(entry.revision);
        script.setAliases(entry.aliases);
        Map<String, SimpleCustomProperty> properties = properties(entry.properties);
        return new CustomScriptConfiguration(script, instance(entry, script, properties), properties);
    }

    private static Map<String, SimpleCustomProperty> properties(List<String> values) {
        Map<String, SimpleCustomProperty> properties = new HashMap<>();
        values.stream().map(value -> new JSONObject(value)).forEach(json ->
                properties.put(json.getString("value1"), new SimpleCustomProperty(json.getString("value1"), json.getString("value2"))));
        return properties;
    }

    private static BaseExternalType instance(ScriptEntry entry, CustomScript script, Map<String, SimpleCustomProperty> properties) {
        try {
            if (!"python".equals(entry.language)) {
                throw new IllegalArgumentException("the sandbox runs no " + entry.language);
            }
            if (!"db".equals(properties(entry.module).get("location_type").getValue2())) {
                throw new IllegalArgumentException("the script's text isn't in its entry");
            }
            BaseExternalType type = JythonScripts.instance(entry.text, CLASS_NAMES.get(entry.type));
            if (type.getApiVersion() > 10 ? type.init(script, properties) : type.init(properties)) {
                return type;
            }
            LOG.error("script {} said no", entry.name);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("script {} can't be loaded", entry.name, e);
        }
        return UnavailableScripts.of(entry.type);
    }
}

package io.obconnect.janssen;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.ConfigurationReader;
import io.obconnect.config.Environment;
import io.obconnect.config.Reading;
import io.obconnect.config.StartupMessage;
import io.obconnect.janssen.InstalledScripts.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The script's properties, read when the server loads the script: at its start, and after the script's revision was raised. While they are
 * wrong there is no configuration: the acr isn't offered and requests for it get {@code temporarily_unavailable}, but the server starts and
 * logs everybody else in, even where obconnect is its default acr. So the script's {@code init} never returns false: the server would put an
 * empty script in its place.
 */
@ApplicationScoped
public class ScriptConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptConfiguration.class);

    private final ConfigurationReader reader = new ConfigurationReader();
    private final AtomicReference<Object> latest = new AtomicReference<>();
    private final HostSecrets secrets = new HostSecrets();

    @Inject
    private ActiveConfiguration active;
    @Inject
    private InstalledScripts scripts;
    @Inject
    private JanssenAuthServer server;
    @Inject
    private Clock clock;

    /** @param instance of the script that the server has made */
    public void load(Object instance, CustomScript script, Map<String, SimpleCustomProperty> properties) {
        scripts.loaded(Kind.PERSON_AUTHENTICATION, script);
        Map<String, String> values = values(properties);
        Reading reading = reader.read(values, new Environment(server.issuer(), server::isOurAcr, clock, secrets));
        active.apply(reading);
        latest.set(instance);
        if (reading instanceof Reading.Valid valid) {
            LOG.info("{}", StartupMessage.of(valid));
        } else {
            LOG.error("{}", StartupMessage.of(reading));
        }
    }

    /** @param instance that the server lets go */
    public void unload(Object instance) {
        if (latest.get() == instance) { // not one whose successor has been read
            active.scriptDestroyed();
        }
    }

    static Map<String, String> values(Map<String, SimpleCustomProperty> properties) {
        Map<String, String> values = new HashMap<>();
        properties.forEach((name, property) -> {
            if (property != null && property.getValue2() != null) {
                values.put(name, property.getValue2());
            }
        });
        return values;
    }
}

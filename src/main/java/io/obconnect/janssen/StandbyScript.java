package io.obconnect.janssen;

import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.service.cdi.util.CdiUtil;
import io.obconnect.config.Property;
import io.obconnect.standby.RegisteredScript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code person_authentication} script in a server that lacks what the extension needs: it logs nobody in. Those for whom it is only
 * the server's default are left to the script that {@code fallback_acr} names.
 */
final class StandbyScript {

    private StandbyScript() {
    }

    /** Tells whom the filter must refuse. */
    static void loaded(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        List<String> names = new ArrayList<>(List.of(script.getName()));
        if (script.getAliases() != null) {
            names.addAll(script.getAliases());
        }
        CdiUtil.bean(RegisteredScript.class).loaded(names, tpps(properties));
    }

    /** Any spelling counts that the properties' reader takes. */
    private static Set<String> tpps(Map<String, SimpleCustomProperty> properties) {
        return Arrays.stream(ScriptConfiguration.values(properties).getOrDefault(Property.TPP_CLIENT_ID.key(), "").split("[\\s,]+"))
                .filter(id -> !id.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    static String fallbackAcr(Map<String, SimpleCustomProperty> properties) {
        return ScriptConfiguration.values(properties).getOrDefault(Property.FALLBACK_ACR.key(), Fallback.BUILT_IN);
    }
}

package io.obconnect.janssen;

import io.jans.as.server.service.external.context.ExternalIntrospectionContext;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.introspection.IntrospectionType;
import io.jans.service.cdi.util.CdiUtil;
import io.obconnect.standby.HostFit;
import org.json.JSONObject;

import java.util.Map;

/** The {@code introspection} script: registered as two lines that extend this class. It only finds {@link TokenHooks}, and fails closed. */
public class ObconnectIntrospection implements IntrospectionType {

    private static final int API_VERSION = 11;

    private final LazyBean<TokenHooks> hooks = new LazyBean<>(TokenHooks.class);

    @Override
    public boolean init(Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        if (HostFit.fits()) {
            CdiUtil.bean(InstalledScripts.class).loaded(InstalledScripts.Kind.INTROSPECTION, script);
        }
        return true; // after false the server would put an empty script in the place of this one
    }

    @Override
    public boolean destroy(Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public int getApiVersion() {
        return API_VERSION;
    }

    @Override
    public boolean modifyResponse(Object responseAsJsonObject, Object context) {
        ExternalIntrospectionContext introspecting = (ExternalIntrospectionContext) context;
        return ObconnectUpdateToken.closed(introspecting,
                () -> hooks.get().introspection((JSONObject) responseAsJsonObject, introspecting));
    }
}

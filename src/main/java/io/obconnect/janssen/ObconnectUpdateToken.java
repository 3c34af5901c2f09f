package io.obconnect.janssen;

import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.model.common.AbstractToken;
import io.jans.as.server.service.external.context.ExternalScriptContext;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.token.UpdateTokenType;
import io.jans.service.cdi.util.CdiUtil;
import io.obconnect.ErrorCode;
import io.obconnect.standby.HostFit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** The {@code update_token} script: registered as two lines that extend this class. It only finds {@link TokenHooks}, and fails closed. */
public class ObconnectUpdateToken implements UpdateTokenType {

    private static final int API_VERSION = 11;
    private static final Logger LOG = LoggerFactory.getLogger(ObconnectUpdateToken.class);

    private final LazyBean<TokenHooks> hooks = new LazyBean<>(TokenHooks.class);

    @Override
    public boolean init(Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        if (HostFit.fits()) {
            CdiUtil.bean(InstalledScripts.class).loaded(InstalledScripts.Kind.UPDATE_TOKEN, script);
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
    public boolean modifyIdToken(Object jsonWebResponse, Object context) {
        ExternalUpdateTokenContext updating = (ExternalUpdateTokenContext) context;
        return closed(updating, () -> hooks.get().idToken((JsonWebResponse) jsonWebResponse, updating));
    }

    @Override
    public boolean modifyRefreshToken(Object refreshToken, Object context) {
        ExternalUpdateTokenContext updating = (ExternalUpdateTokenContext) context;
        return closed(updating, () -> hooks.get().refreshToken((AbstractToken) refreshToken, updating));
    }

    @Override
    public boolean modifyAccessToken(Object accessToken, Object context) {
        ExternalUpdateTokenContext updating = (ExternalUpdateTokenContext) context;
        return closed(updating, () -> hooks.get().accessToken((AbstractToken) accessToken, updating));
    }

    /** 0: the server's own lifetime. */
    @Override
    public int getRefreshTokenLifetimeInSeconds(Object context) {
        return 0;
    }

    /** 0: the server's own lifetime. */
    @Override
    public int getIdTokenLifetimeInSeconds(Object context) {
        return 0;
    }

    /** 0: the server's own lifetime. */
    @Override
    public int getAccessTokenLifetimeInSeconds(Object context) {
        return 0;
    }

    static boolean closed(ExternalScriptContext context, BooleanSupplier hook) {
        try {
            return hook.getAsBoolean();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}", ErrorCode.EXTENSION_NOT_READY.id(), ErrorCode.EXTENSION_NOT_READY.title(), e);
            return TokenRefusal.server(context, ErrorCode.EXTENSION_NOT_READY);
        }
    }
}

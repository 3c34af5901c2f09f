package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.jsf2.service.FacesService;
import io.jans.model.AuthenticationScriptUsageType;
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
 * the server's default are left to {@code fallback_acr}: a script, or the server's own password page.
 *
 * <p>What is asked of the server here may be what it lacks. Then nobody falls back, and the caller's guard makes it a failed login.
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

    /** Whether the script stays in charge: there is no other script for this request. */
    static boolean keepsUs(Map<String, SimpleCustomProperty> properties) {
        return asksForUs() || CdiUtil.bean(ExternalAuthenticationService.class)
                .getCustomScriptConfiguration(AuthenticationScriptUsageType.INTERACTIVE, fallbackAcr(properties)) == null;
    }

    /** Shows the password page where that is the fallback. A request that asks for our acr isn't continued. */
    static boolean prepare(Map<String, SimpleCustomProperty> properties) {
        SessionId session = CdiUtil.bean(Identity.class).getSessionId();
        if (session == null || asksForUs() || !fallbackAcr(properties).equals(PasswordPage.ACR)) {
            return false;
        }
        PasswordPage.show(session, CdiUtil.bean(SessionIdService.class), CdiUtil.bean(FacesService.class));
        return true;
    }

    /** The client's registration may name our acr where the request, which the filter saw, didn't. */
    private static boolean asksForUs() {
        SessionId session = CdiUtil.bean(Identity.class).getSessionId();
        String acrs = session == null ? "" : session.getSessionAttributes().getOrDefault("acr_values", "");
        Set<String> ours = CdiUtil.bean(RegisteredScript.class).acrs();
        return Arrays.stream(acrs.split(" ")).anyMatch(acr -> ours.stream().anyMatch(acr::equalsIgnoreCase));
    }

    static String fallbackAcr(Map<String, SimpleCustomProperty> properties) {
        return ScriptConfiguration.values(properties).getOrDefault(Property.FALLBACK_ACR.key(), PasswordPage.ACR);
    }
}

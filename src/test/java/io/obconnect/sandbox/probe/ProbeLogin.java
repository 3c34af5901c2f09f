package io.obconnect.sandbox.probe;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.AuthenticationService;
import io.jans.as.server.service.AuthorizeService;
import io.jans.jsf2.service.FacesService;
import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.auth.PersonAuthenticationType;
import io.jans.service.cdi.util.CdiUtil;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An acr for tests of the sandbox: logs the person of property {@code uid} in at once, or does what property {@code mode} says:
 * {@code deny} has the server tell the client no, {@code alternative} calls itself invalid, {@code refuse} won't be loaded.
 */
public class ProbeLogin implements PersonAuthenticationType {

    private static final List<String> HISTORY = new CopyOnWriteArrayList<>();

    private String mode;
    private String uid;

    static String history() {
        return String.join(" ", HISTORY);
    }

    @Override
    public boolean init(Map<String, SimpleCustomProperty> properties) {
        return false;
    }

    @Override
    public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        HISTORY.add("made");
        mode = properties.get("mode").getValue2();
        uid = properties.get("uid").getValue2();
        return !mode.equals("refuse");
    }

    @Override
    public boolean destroy(Map<String, SimpleCustomProperty> properties) {
        HISTORY.add("ended");
        return true;
    }

    @Override
    public int getApiVersion() {
        return 11;
    }

    @Override
    public boolean isValidAuthenticationMethod(AuthenticationScriptUsageType usage, Map<String, SimpleCustomProperty> properties) {
        return !mode.equals("alternative");
    }

    @Override
    public String getAlternativeAuthenticationMethod(AuthenticationScriptUsageType usage, Map<String, SimpleCustomProperty> properties) {
        return "simple_password_auth";
    }

    @Override
    public boolean prepareForStep(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request, int step) {
        SessionId session = CdiUtil.bean(Identity.class).getSessionId();
        if (mode.equals("deny")) {
            CdiUtil.bean(AuthorizeService.class).permissionDenied(session);
        } else {
            CdiUtil.bean(FacesService.class).redirectToExternalURL("http://localhost/bank");
        }
        return true;
    }

    @Override
    public boolean authenticate(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request, int step) {
        return CdiUtil.bean(AuthenticationService.class).authenticate(uid);
    }

    @Override
    public int getNextStep(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request, int step) {
        return -1;
    }

    @Override
    public int getCountAuthenticationSteps(Map<String, SimpleCustomProperty> properties) {
        return 1;
    }

    @Override
    public String getPageForStep(Map<String, SimpleCustomProperty> properties, int step) {
        return "/auth/probe/wait.xhtml";
    }

    @Override
    public List<String> getExtraParametersForStep(Map<String, SimpleCustomProperty> properties, int step) {
        return List.of();
    }

    @Override
    public boolean logout(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request) {
        return true;
    }

    @Override
    public String getLogoutExternalUrl(Map<String, SimpleCustomProperty> properties, Map<String, String[]> request) {
        return null;
    }

    @Override
    public Map<String, String> getAuthenticationMethodClaims(Map<String, SimpleCustomProperty> properties) {
        return Map.of();
    }
}

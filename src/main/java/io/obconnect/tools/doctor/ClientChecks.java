package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.message.Json;
import io.obconnect.tools.ConfigApi;
import io.obconnect.tools.register.ScriptKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each TPP's client, as the journey needs it registered. */
final class ClientChecks {

    private static final List<String> FAPI_ALGORITHMS = List.of("PS256", "ES256");

    private final Configuration configuration;
    private final Map<String, Object> settings;
    private final ScriptChecks scripts;
    private final List<Finding> findings = new ArrayList<>();

    ClientChecks(Configuration configuration, Map<String, Object> settings, ScriptChecks scripts) {
        this.configuration = configuration;
        this.settings = settings;
        this.scripts = scripts;
    }

    List<Finding> check(ConfigApi api) {
        for (String id : configuration.tpps()) {
            Optional<Map<String, Object>> client = api.get("/api/v1/openid/clients/" + ConfigApi.encode(id), ConfigApi.scope("openid/clients.readonly"));
            int before = findings.size();
            client.ifPresentOrElse(json -> check("client " + id, json), () ->
                    error("client " + id + " of tpp_client_id isn't registered", "Register it, or correct tpp_client_id."));
            if (findings.size() == before) {
                findings.add(Finding.ok("client " + id + " is registered as the journey needs it"));
            }
        }
        return findings;
    }

    private void check(String name, Map<String, Object> client) {
        Map<String, Object> attributes = Json.member(client, "attributes");
        if (Boolean.TRUE.equals(client.get("disabled"))) {
            error(name + " is disabled", "Enable it.");
        }
        grants(name, client);
        scripts(name, attributes);
        redirectUris(name, client);
        refreshTokens(name, client, attributes);
        subject(name, client, attributes);
        if (isOn(attributes, "defaultPromptLogin")) {
            findings.add(Finding.warning(ErrorCode.SERVER_CONSENT_REPEATED, name + " has defaultPromptLogin: the server asks for a login once more, after the bank",
                    "Clear it: every consent is a new login at the bank anyway."));
        }
        if (isOn(settings, "fapiCompatibility")) {
            fapi(name, client);
        }
        if (isOn(attributes, "requirePar") && isOn(settings, "forceSignedRequestObject")) {
            findings.add(Finding.error(ErrorCode.PAR_REQUIRED, name + " must push its requests, and with forceSignedRequestObject the server refuses each of them",
                    "Clear forceSignedRequestObject on the server, or requirePar on the client."));
        }
    }

    private void grants(String name, Map<String, Object> client) {
        List<String> grants = Json.strings(client, "grantTypes");
        List<String> responses = Json.strings(client, "responseTypes");
        if (!grants.contains("authorization_code")) {
            error(name + " lacks the grant type authorization_code", "Add it.");
        }
        boolean implicit = responses.contains("token")
                || responses.stream().anyMatch(type -> type.contains("id_token")) && !isOn(settings, "allowIdTokenWithoutImplicitGrantType");
        if (implicit && !grants.contains("implicit")) {
            error(name + " has the response types " + String.join(" ", responses) + " but not the grant type implicit",
                    "Add implicit: the server wants it for the hybrid flow.");
        }
        List<String> supported = Json.strings(settings, "grantTypesSupported");
        if (implicit && !supported.isEmpty() && !supported.contains("implicit")) {
            error(name + " has the response types " + String.join(" ", responses) + ", and the server's grantTypesSupported lacks implicit",
                    "Add implicit to grantTypesSupported: the server wants it for the hybrid flow.");
        }
    }

    // a stock server gives such a client refresh tokens after prompt=consent; here prompt is satisfied at the bank and never reaches the server
    private void refreshTokens(String name, Map<String, Object> client, Map<String, Object> attributes) {
        boolean scopeNeeded = !Boolean.FALSE.equals(settings.get("forceOfflineAccessScopeToEnableRefreshToken"));
        if (scopeNeeded && !isOn(client, "trustedClient") && !isOn(attributes, "allowOfflineAccessWithoutConsent")) {
            findings.add(Finding.warning(ErrorCode.CLIENT_SETTING,
                    name + " isn't trusted, so the server takes offline_access away and gives no refresh token, with prompt=consent too",
                    "If the TPP needs refresh tokens, set the client's allowOfflineAccessWithoutConsent or trustedClient; "
                            + "consent is given at the bank either way."));
        }
    }

    private void fapi(String name, Map<String, Object> client) {
        Json.string(client, "requestObjectSigningAlg").filter(algorithm -> !FAPI_ALGORITHMS.contains(algorithm)).ifPresent(algorithm ->
                error(name + " is registered to sign with " + algorithm + ", which FAPI mode refuses", "Register PS256 or ES256."));
        if (Json.string(client, "jwksUri").isEmpty() && !(client.get("jwks") instanceof String jwks && !jwks.isBlank())
                && Json.member(client, "jwks").isEmpty()) {
            error(name + " has no key set, and FAPI mode takes signed requests only", "Register the TPP's jwks or jwksUri.");
        }
    }

    private static boolean isOn(Map<String, Object> settings, String name) {
        return Boolean.TRUE.equals(settings.get(name));
    }

    private void scripts(String name, Map<String, Object> attributes) {
        scripts.dn(ScriptKind.UPDATE_TOKEN).filter(dn -> !listed(attributes, "updateTokenScriptDns", dn)).ifPresent(dn ->
                findings.add(Finding.error(ErrorCode.CLIENT_WITHOUT_TOKEN_SCRIPT, name + " doesn't run the update_token script",
                        "Run obconnect register --client for it, or add " + dn + " to its updateTokenScriptDns.")));
        scripts.dn(ScriptKind.INTROSPECTION).filter(dn -> !listed(attributes, "introspectionScripts", dn)).ifPresent(dn ->
                error(name + " doesn't run the introspection script",
                        "Run obconnect register --client for it, or add " + dn + " to its introspectionScripts."));
    }

    private static boolean listed(Map<String, Object> attributes, String member, String dn) {
        return Json.strings(attributes, member).stream().anyMatch(there -> there.replace(" ", "").equalsIgnoreCase(dn));
    }

    private void redirectUris(String name, Map<String, Object> client) {
        List<String> uris = Json.strings(client, "redirectUris");
        if (uris.isEmpty()) {
            findings.add(Finding.error(ErrorCode.REDIRECT_URI_UNREGISTERED, name + " has no redirect URI", "Register the TPP's."));
        } else if (uris.size() > 1 && configuration.bareRequests() && configuration.tpps().size() == 1) {
            findings.add(Finding.warning(ErrorCode.OBJECT_ONLY_REFUSED, name + " has several redirect URIs, so requests with only a request object can't be completed",
                    "Nothing, if the TPP sends redirect_uri; else register one only."));
        }
    }

    // the id_token's sub is set by the token script; a userinfo that the server signs or encrypts itself can't be corrected afterwards
    private void subject(String name, Map<String, Object> client, Map<String, Object> attributes) {
        boolean sealedUserinfo = Json.string(client, "userInfoSignedResponseAlg").isPresent()
                || Json.string(client, "userInfoEncryptedResponseAlg").isPresent();
        boolean perClient = Boolean.TRUE.equals(settings.get("publicSubjectIdentifierPerClientEnabled"));
        String attribute = Json.string(attributes, "jansSubAttr")
                .or(() -> Json.string(attributes, "publicSubjectIdentifierAttribute")).orElse("");
        if (configuration.subject() == Configuration.Subject.INTENT && sealedUserinfo && !(perClient && attribute.equals("jansExtId"))) {
            error(name + " gets signed or encrypted userinfo, whose sub would differ from the id_token's (subject=intent)",
                    "Set the client's publicSubjectIdentifierAttribute to jansExtId and the server's publicSubjectIdentifierPerClientEnabled to true.");
        }
    }

    private void error(String what, String remedy) {
        findings.add(Finding.error(ErrorCode.CLIENT_SETTING, what, remedy));
    }
}

package io.obconnect.sandbox;

import io.jans.as.common.model.registration.Client;
import io.jans.as.model.common.GrantType;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.common.SubjectType;
import io.obconnect.sandbox.server.Scripts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A client's registration at the auth server; {@link #of} has what a TPP usually has. */
public final class Registration {

    private final Client client = new Client();

    private Registration(String id, String secret, String redirectUri) {
        client.setDn("inum=" + id + ",ou=clients,o=jans");
        client.setClientId(id);
        client.setClientName(id);
        client.setClientSecret(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        client.setRedirectUris(new String[] {redirectUri});
        client.setResponseTypes(new ResponseType[] {ResponseType.CODE, ResponseType.ID_TOKEN});
        client.setGrantTypes(new GrantType[] {GrantType.AUTHORIZATION_CODE, GrantType.IMPLICIT, GrantType.REFRESH_TOKEN});
        client.setScopes(new String[] {"openid", "profile", "accounts", "payments", "offline_access"});
        client.setTrustedClient(true);
    }

    /** Trusted; code and hybrid flow; refresh tokens; no script. */
    public static Registration of(String id, String secret, String redirectUri) {
        return new Registration(id, secret, redirectUri);
    }

    public Registration name(String name) {
        client.setClientName(name);
        return this;
    }

    public Registration untrusted() {
        client.setTrustedClient(false);
        return this;
    }

    public Registration redirectUris(String... uris) {
        client.setRedirectUris(uris);
        return this;
    }

    public Registration responseTypes(ResponseType... types) {
        client.setResponseTypes(types);
        return this;
    }

    public Registration withoutSecret() {
        client.setClientSecret(null);
        return this;
    }

    /** Public keys, as JSON. */
    public Registration jwks(String jwks) {
        client.setJwks(jwks);
        return this;
    }

    /** With the extension's token and introspection scripts. */
    public Registration withScripts() {
        return tokenScripts(AuthServer.TOKEN_SCRIPT).introspectionScripts(AuthServer.INTROSPECTION_SCRIPT);
    }

    /** By their inums. */
    public Registration tokenScripts(String... inums) {
        client.getAttributes().setUpdateTokenScriptDns(Stream.of(inums).map(Scripts::dn).toList());
        return this;
    }

    /** By their inums. */
    public Registration introspectionScripts(String... inums) {
        client.getAttributes().setIntrospectionScripts(Stream.of(inums).map(Scripts::dn).toList());
        return this;
    }

    public Registration accessTokenAsJwt() {
        client.setAccessTokenAsJwt(true);
        return this;
    }

    public Registration pairwise() {
        client.setSubjectType(SubjectType.PAIRWISE);
        return this;
    }

    public Registration publicSubject(String attribute) {
        client.getAttributes().setPublicSubjectIdentifierAttribute(attribute);
        return this;
    }

    public Registration requestObjectSigningAlg(String algorithm) {
        client.setRequestObjectSigningAlg(algorithm);
        return this;
    }

    public Registration requestObjectEncryptionAlg(String algorithm) {
        client.setRequestObjectEncryptionAlg(algorithm);
        return this;
    }

    /** By the names of the registration. */
    public Registration authenticationMethods(String... methods) {
        client.getAttributes().setAdditionalTokenEndpointAuthMethods(List.of(methods));
        return this;
    }

    public Registration requirePar() {
        client.getAttributes().setRequirePar(true);
        return this;
    }

    /** Keeps {@code offline_access} although the client isn't trusted. */
    public Registration offlineAccessWithoutConsent() {
        client.getAttributes().setAllowOfflineAccessWithoutConsent(true);
        return this;
    }

    public Registration disabled() {
        client.setDisabled(true);
        return this;
    }

    Client client() {
        return client;
    }
}

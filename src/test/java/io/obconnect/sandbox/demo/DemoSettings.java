package io.obconnect.sandbox.demo;

import com.nimbusds.jose.jwk.JWK;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the demo needs to know of its surroundings.
 *
 * @param authServer base of the auth server without trailing slash, for example {@code http://localhost:8080/jans-auth}; its endpoints
 *     are read from its discovery document below that base
 * @param sharedSecret shared by auth server and Consent App
 * @param tpps the TPP's registrations; the first is the one the pay button uses unless another is chosen
 * @param psu who can log in at the bank
 * @param tppPort loopback port of the demo TPP
 * @param consentAppPort loopback port of the Consent App
 * @param internalOpPort loopback port of the bank's Internal OP
 * @param directory where the temporary Person can be watched
 * @param otherConsentApp where the auth server sends people instead of the demo's own
 * @param strict whether auth server and Consent App speak the strict protocol
 */
public record DemoSettings(URI authServer, String sharedSecret, List<Tpp> tpps, Psu psu, int tppPort, int consentAppPort,
        int internalOpPort, Optional<Directory> directory, Optional<URI> otherConsentApp, boolean strict) {

    /** What the TPP and the bank are called, wherever a person reads it. */
    public static final String TPP_NAME = "Demo TPP";
    public static final String BANK_NAME = "Demo bank";
    /** Default ports and person. */
    public static final int TPP_PORT = 8081;
    public static final int CONSENT_APP_PORT = 8082;
    public static final int INTERNAL_OP_PORT = 8083;
    public static final Psu DEFAULT_PSU = new Psu("psu", "psu-password");

    public DemoSettings {
        tpps = List.copyOf(tpps);
        if (tpps.isEmpty()) {
            throw new IllegalArgumentException("the demo needs a TPP client");
        }
    }

    /** With the default ports and person. */
    public static DemoSettings of(URI authServer, String sharedSecret, List<Tpp> tpps, Optional<Directory> directory) {
        return new DemoSettings(authServer, sharedSecret, tpps, DEFAULT_PSU, TPP_PORT, CONSENT_APP_PORT, INTERNAL_OP_PORT, directory, Optional.empty(), false);
    }

    URI tppUrl() {
        return loopback(tppPort);
    }

    URI consentAppUrl() {
        return loopback(consentAppPort);
    }

    URI internalOpUrl() {
        return loopback(internalOpPort);
    }

    /** The auth server's name for itself. */
    String issuer() {
        return authServer.getScheme() + "://" + authServer.getAuthority();
    }

    ConsentMessages messages() {
        URI app = otherConsentApp.orElse(consentAppUrl());
        return new ConsentMessages(sharedSecret, strict, issuer(), app.getScheme() + "://" + app.getAuthority());
    }

    private static URI loopback(int port) {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public String toString() {
        return "DemoSettings[authServer=" + authServer + ", tpps=" + tpps.size() + "]";
    }

    /**
     * A registration of the demo TPP at the auth server.
     *
     * @param id client id
     * @param secret client secret, for {@code client_secret_basic} and for {@code dir} request objects
     * @param redirectUri on the demo TPP's port
     * @param signingKey private key of PS256 request objects; without it only {@code dir} ones are sent
     */
    public record Tpp(String id, String secret, URI redirectUri, Optional<JWK> signingKey) {

        @Override
        public String toString() {
            return "Tpp[" + id + "]";
        }
    }

    /** Who pays: a login at the bank's Internal OP. */
    public record Psu(String name, String password) {

        @Override
        public String toString() {
            return "Psu[" + name + "]";
        }
    }

    /** An LDAP directory on loopback; {@code peopleDn} is for example {@code ou=people,o=jans}. */
    public record Directory(String host, int port, String bindDn, String bindPassword, String peopleDn) {

        @Override
        public String toString() {
            return "Directory[" + host + ":" + port + "]";
        }
    }
}

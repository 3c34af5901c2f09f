package io.obconnect.sandbox;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.obconnect.sandbox.demo.DemoSettings;

import org.json.JSONObject;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * One of the sandbox's TPPs.
 *
 * @param key signs PS256 request objects; without one only {@code dir} objects are sent
 * @param trusted whether the server leaves its own consent page out
 */
record SandboxTpp(String id, String secret, String redirectUri, Optional<RSAKey> key, boolean trusted) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static SandboxTpp of(String id, String redirectUri) {
        return new SandboxTpp(id, freshSecret(), redirectUri, Optional.empty(), !id.equals("tpp-2"));
    }

    static SandboxTpp withKey(String id, String redirectUri) {
        RSAKey key = RsaKeys.of(id).algorithm(JWSAlgorithm.PS256).keyUse(KeyUse.SIGNATURE).build();
        return new SandboxTpp(id, freshSecret(), redirectUri, Optional.of(key), true);
    }

    /** 32 random bytes as text. */
    static String freshSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }

    Registration registration() {
        Registration registration = Registration.of(id, secret, redirectUri).name(DemoSettings.TPP_NAME).withScripts();
        key.ifPresent(k -> registration.jwks(new JWKSet(k.toPublicJWK()).toString()));
        return trusted ? registration : registration.untrusted();
    }

    DemoSettings.Tpp forDemo() {
        return new DemoSettings.Tpp(id, secret, URI.create(redirectUri), key.map(k -> k));
    }

    JSONObject json() {
        JSONObject json = new JSONObject().put("client_id", id).put("client_secret", secret).put("redirect_uri", redirectUri);
        key.ifPresent(k -> json.put("jwks", new JSONObject(new JWKSet(k.toPublicJWK()).toString()))
                .put("private_jwk", new JSONObject(k.toJSONString())));
        return json;
    }
}

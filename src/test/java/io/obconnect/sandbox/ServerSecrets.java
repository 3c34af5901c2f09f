package io.obconnect.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import java.util.List;
import java.util.UUID;

/**
 * What all nodes of a server have in common.
 *
 * @param keys the server's, private ones too
 * @param salt the server's own
 */
record ServerSecrets(JWKSet keys, String salt) {

    static ServerSecrets generate() {
        try {
            return new ServerSecrets(new JWKSet(List.of(
                    new RSAKeyGenerator(2048).keyID("sig-rsa").keyUse(KeyUse.SIGNATURE).generate(),
                    new ECKeyGenerator(Curve.P_256).keyID("sig-ec").keyUse(KeyUse.SIGNATURE).generate(),
                    new RSAKeyGenerator(2048).keyID("enc-rsa").keyUse(KeyUse.ENCRYPTION).generate())),
                    UUID.randomUUID().toString().replace("-", "").substring(0, 24));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RSA and P-256", e);
        }
    }

    @Override
    public String toString() {
        return "ServerSecrets[…]";
    }
}

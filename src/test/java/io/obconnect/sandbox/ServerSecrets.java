package io.obconnect.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

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
                    RsaKeys.of("sig-rsa").keyUse(KeyUse.SIGNATURE).build(),
                    new ECKeyGenerator(Curve.P_256).keyID("sig-ec").keyUse(KeyUse.SIGNATURE).generate(),
                    RsaKeys.of("enc-rsa").keyUse(KeyUse.ENCRYPTION).build())),
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

package io.obconnect.sandbox.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.jans.as.model.crypto.AbstractCryptoProvider;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.security.PrivateKey;
import java.text.ParseException;

/** The server's keys, the same on all nodes. */
@ApplicationScoped
public class ServerKeys extends AbstractCryptoProvider {

    @Inject
    private Settings settings;
    private JWKSet keys;

    @PostConstruct
    void read() {
        try {
            keys = JWKSet.parse(settings.text("jwks"));
        } catch (ParseException e) {
            throw new IllegalStateException("no JWK set", e);
        }
    }

    public JWKSet published() {
        return keys.toPublicJWKSet();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        try {
            JWK key = alias == null ? null : keys.getKeyByKeyId(alias);
            return key == null ? null : key instanceof RSAKey rsa ? rsa.toPrivateKey() : key.toECKey().toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean containsKey(String alias) {
        return keys.getKeyByKeyId(alias) != null;
    }

    /** Signs claims (JSON) as a compact JWT. */
    public String sign(String claims, JWSAlgorithm algorithm) {
        boolean ec = JWSAlgorithm.Family.EC.contains(algorithm);
        JWK key = keys.getKeys().stream()
                .filter(k -> k.getKeyUse() == KeyUse.SIGNATURE && (k instanceof ECKey) == ec).findFirst().orElseThrow();
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build(),
                    JWTClaimsSet.parse(claims));
            jwt.sign(ec ? new ECDSASigner(key.toECKey()) : new RSASSASigner(key.toRSAKey()));
            return jwt.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("can't sign", e);
        }
    }
}

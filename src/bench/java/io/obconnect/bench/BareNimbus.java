package io.obconnect.bench;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Map;

/** Nimbus JOSE+JWT alone. */
public final class BareNimbus implements Bare {

    private static final JWEHeader DIRECT = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
    private static final JWEHeader WRAPPED = new JWEHeader(JWEAlgorithm.A256KW, EncryptionMethod.A256GCM);
    private static final JWSHeader SIGNED = new JWSHeader(JWSAlgorithm.HS256);

    private final JWEEncrypter sealing;
    private final DirectDecrypter opening;
    private final JWEEncrypter wrapping;
    private final JWSSigner signing;

    public BareNimbus(byte[] direct, byte[] wrapping, byte[] signing) throws JOSEException {
        this.sealing = new DirectEncrypter(direct);
        this.opening = new DirectDecrypter(direct);
        this.wrapping = new AESEncrypter(wrapping);
        this.signing = new MACSigner(signing);
    }

    @Override
    public String seal(Map<String, Object> members) throws JOSEException {
        return encrypted(DIRECT, sealing, new Payload(json(members)));
    }

    @Override
    public Map<String, Object> open(String compact) throws JOSEException, ParseException {
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(opening);
        return jwe.getPayload().toJSONObject();
    }

    @Override
    public String wrap(Map<String, Object> members) throws JOSEException {
        JWSObject jws = new JWSObject(SIGNED, new Payload(json(members)));
        jws.sign(signing);
        return encrypted(WRAPPED, wrapping, new Payload(jws.serialize()));
    }

    private static String encrypted(JWEHeader header, JWEEncrypter encrypter, Payload payload) throws JOSEException {
        JWEObject jwe = new JWEObject(header, payload);
        jwe.encrypt(encrypter);
        return jwe.serialize();
    }

    @Override
    public Map<String, Object> verify(String compact, String algorithm, PublicKey key) throws JOSEException, ParseException {
        JWSVerifier verifier = key instanceof ECPublicKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier((RSAPublicKey) key);
        JWSObject jws = JWSObject.parse(compact);
        if (!jws.getHeader().getAlgorithm().getName().equals(algorithm) || !jws.verify(verifier)) {
            throw new JOSEException("not verified");
        }
        return jws.getPayload().toJSONObject();
    }

    @Override
    public String json(Map<String, Object> members) {
        return JSONObjectUtils.toJSONString(members);
    }
}

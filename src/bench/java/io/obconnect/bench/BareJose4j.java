package io.obconnect.bench;

import java.security.Key;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Map;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.AesKey;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** jose4j alone. */
public final class BareJose4j implements Bare {

    private static final AlgorithmConstraints DIRECT = new AlgorithmConstraints(ConstraintType.PERMIT, "dir");
    private static final AlgorithmConstraints A256GCM = new AlgorithmConstraints(ConstraintType.PERMIT, "A256GCM");

    private final Key direct;
    private final Key wrapping;
    private final Key signing;
    private final ProviderContext context = new ProviderContext();

    public BareJose4j(byte[] direct, byte[] wrapping, byte[] signing) {
        this.direct = new AesKey(direct);
        this.wrapping = new AesKey(wrapping);
        this.signing = new HmacKey(signing);
        context.setSecureRandom(new SecureRandom());
    }

    @Override
    public String seal(Map<String, Object> members) throws JoseException {
        return encrypted("dir", direct, json(members));
    }

    @Override
    public Map<String, Object> open(String compact) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(DIRECT);
        jwe.setContentEncryptionAlgorithmConstraints(A256GCM);
        jwe.setKey(direct);
        jwe.setCompactSerialization(compact);
        return JsonUtil.parseJson(jwe.getPayload());
    }

    @Override
    public String wrap(Map<String, Object> members) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("HS256");
        jws.setKey(signing);
        jws.setDoKeyValidation(false);
        jws.setPayload(json(members));
        return encrypted("A256KW", wrapping, jws.getCompactSerialization());
    }

    private String encrypted(String algorithm, Key key, String plain) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setProviderContext(context);
        jwe.setAlgorithmHeaderValue(algorithm);
        jwe.setEncryptionMethodHeaderParameter("A256GCM");
        jwe.setKey(key);
        jwe.setPayload(plain);
        return jwe.getCompactSerialization();
    }

    @Override
    public Map<String, Object> verify(String compact, String algorithm, PublicKey key) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
        jws.setKey(key);
        jws.setCompactSerialization(compact);
        return JsonUtil.parseJson(jws.getPayload());
    }

    @Override
    public String json(Map<String, Object> members) {
        return JsonUtil.toJson(members);
    }
}

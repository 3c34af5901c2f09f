package io.obconnect.bench;

import io.obconnect.request.ValidatedRequest;

import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A signed request object: our whole check beside the bare verification of its signature. */
@State(Scope.Benchmark)
public class SignedRequestBench {

    private static final int RSA_BITS = 2048;

    private final Libraries bare = Libraries.ofClientSecret();

    @Param({"PS256", "ES256"})
    public String algorithm;

    private PublicJsonWebKey key;
    private Gate gate;
    private String object;
    private RequestInMemory call;

    @Setup
    public void sign() throws Exception {
        key = algorithm.startsWith("ES") ? EcJwkGenerator.generateJwk(EllipticCurves.P256) : RsaJwkGenerator.generateJwk(RSA_BITS);
        key.setKeyId("tpp-key-1");
        gate = new Gate(Optional.of(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY)));
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        jws.setPayload(bare.jose4j().json(Messages.request()));
        object = jws.getCompactSerialization();
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public ValidatedRequest ours() {
        return gate.valid(call);
    }

    @Benchmark
    public Map<String, Object> jose4j() throws Exception {
        return bare.jose4j().verify(object, algorithm, key.getPublicKey());
    }

    @Benchmark
    public Map<String, Object> nimbus() throws Exception {
        return bare.nimbus().verify(object, algorithm, key.getPublicKey());
    }
}

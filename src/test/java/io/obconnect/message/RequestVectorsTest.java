package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.JWEDecryptionKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.obconnect.docs.TppExample;
import io.obconnect.message.Vectors.Vector;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.AesKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class RequestVectorsTest {

    static Stream<Vector> all() {
        return Vectors.requests();
    }

    /** Those without kid, which Nimbus would look for among its keys. */
    static Stream<Vector> plainLegacy() {
        return legacy().filter(vector -> vector.ring().opening().isEmpty());
    }

    static Stream<Vector> legacy() {
        return Vectors.requests().filter(vector -> vector.profile() == MessageProfile.LEGACY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aMessageWithFixedIvAndTimesEqualsTheStoredOneByteForByte(Vector vector) {
        ConsentRequestSealer sealer = new ConsentRequestSealer(vector.profile(), vector.ring(), vector.parties(), Samples.fixed(vector.iv()));

        String compact = sealer.seal(vector.request());

        assertThat(part(compact, 0)).as("protected header").isEqualTo(vector.text("header"));
        assertThat(compact).isEqualTo(vector.text("compact"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainLegacy")
    void nimbusDefaultProcessorOpensLegacyWithDefaultSettings(Vector vector) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWEKeySelector(new JWEDecryptionKeySelector<>(JWEAlgorithm.DIR, EncryptionMethod.A256GCM,
                new ImmutableSecret<>(vector.key())));

        JWTClaimsSet claims = processor.process(vector.text("compact"), null);

        assertThat(claims.getStringClaim("uid")).isEqualTo(vector.request().uid());
        assertThat(claims.getJSONObjectClaim("params").get("claims")).isInstanceOf(String.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void nimbusDirectDecrypterOpensEveryMessage(Vector vector) throws Exception {
        JWEObject jwe = JWEObject.parse(vector.text("compact"));

        jwe.decrypt(new DirectDecrypter(vector.key()));

        assertThat(jwe.getPayload().toString()).isEqualTo(vector.text("payload"));
        assertThat(Optional.ofNullable(jwe.getHeader().getType()).map(JOSEObjectType::getType))
                .isEqualTo(vector.profile() == MessageProfile.STRICT ? Optional.of("obconnect-request+jwt") : Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("legacy")
    void jose4jJwtConsumerOpensLegacyWithDefaultSettings(Vector vector) throws Exception {
        JwtClaims claims = new JwtConsumerBuilder()
                .setDisableRequireSignature().setEnableRequireEncryption() // a JWE without a JWS inside
                .setJweAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "dir"))
                .setDecryptionKey(new AesKey(vector.key()))
                .build().processToClaims(vector.text("compact"));

        assertThat(claims.getRawJson()).isEqualTo(vector.text("payload"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void nodeOpensEveryMessage(Vector vector) throws Exception {
        TppExample.installed("node");

        Map<String, Object> opened = JSONObjectUtils.parse(node(Map.of("key", vector.text("key"), "compact", vector.text("compact"))));

        assertThat(opened).containsEntry("header", vector.text("header")).containsEntry("payload", vector.text("payload"));
    }

    private static String node(Map<String, Object> input) throws Exception {
        String script = java.nio.file.Path.of(RequestVectorsTest.class.getResource("/vectors/open.js").toURI()).toString();
        Process node = new ProcessBuilder("node", script).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = node.getOutputStream()) {
            in.write(JSONObjectUtils.toJSONString(input).getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as("exit status of node " + script).isZero();
        return output;
    }

    private static String part(String compact, int number) {
        return new String(Base64.getUrlDecoder().decode(compact.split("\\.", -1)[number]), StandardCharsets.UTF_8);
    }
}

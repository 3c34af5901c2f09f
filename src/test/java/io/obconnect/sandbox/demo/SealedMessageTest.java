package io.obconnect.sandbox.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESEncrypter;
import org.jose4j.jwe.JsonWebEncryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealedMessageTest {

    private static final String SECRET = "a demo secret of thirty-nine characters";
    private static final Map<String, Object> PAYLOAD = Map.of("openbanking_intent_id", "72663272-0648-427c-bad4-6dc2cdc0c0a1");

    @Test
    void theHeaderIsExactlyThatOfTheLegacyProfile() {
        String header = SealedMessage.seal(PAYLOAD, SECRET).split("\\.")[0];

        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .isEqualTo("{\"enc\":\"A256GCM\",\"alg\":\"dir\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 31, 32, 33, 39})
    void whatIsSealedUnderASecretOfAnyLengthOpensUnderTheSame(int length) throws JOSEException {
        String secret = "s".repeat(length);

        assertThat(SealedMessage.open(SealedMessage.seal(PAYLOAD, secret), secret).payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void aSecretOf32OctetsIsTheKeyAsItIs() throws Exception {
        String secret = "0123456789abcdef0123456789abcdef";
        JsonWebEncryption other = new JsonWebEncryption();
        other.setCompactSerialization(SealedMessage.seal(PAYLOAD, secret));
        other.setKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "AES"));

        assertThat(Json.parse(other.getPayload())).isEqualTo(PAYLOAD);
    }

    @Test
    void oneFlippedBitMakesItUnreadable() {
        String tampered = SealedMessage.flipOneBit(SealedMessage.seal(PAYLOAD, SECRET));

        assertThatThrownBy(() -> SealedMessage.open(tampered, SECRET)).isInstanceOf(JOSEException.class);
    }

    @Test
    void anotherSecretDoesNotOpenIt() {
        String sealed = SealedMessage.seal(PAYLOAD, SECRET);

        assertThatThrownBy(() -> SealedMessage.open(sealed, SECRET + "!")).isInstanceOf(JOSEException.class);
    }

    @Test
    void anotherAlgorithmIsRefusedEvenUnderTheRightKey() throws JOSEException {
        JWEObject wrapped = new JWEObject(new JWEHeader(JWEAlgorithm.A256KW, EncryptionMethod.A256GCM), new Payload(PAYLOAD));
        wrapped.encrypt(new AESEncrypter(SealedMessage.key(SECRET)));

        assertThatThrownBy(() -> SealedMessage.open(wrapped.serialize(), SECRET)).hasMessageContaining("not a dir/A256GCM message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "a.b.c.d.e", "....", "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIn0...."})
    void whatIsNoMessageIsRefusedAlike(String text) {
        assertThatThrownBy(() -> SealedMessage.open(text, SECRET)).isInstanceOf(JOSEException.class);
    }
}

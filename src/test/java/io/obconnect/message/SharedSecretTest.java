package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

class SharedSecretTest {

    private static final String THIRTY_TWO = "exactly-thirty-two-octets-secret";

    @Test
    void exactly32OctetsAreTheKeyAsTheyAre() {
        assertThat(parsed(THIRTY_TWO).key()).isEqualTo(THIRTY_TWO.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed("äöüßäöüßäöüßäöüß").key()).as("octets count, not characters").hasSize(32)
                .isEqualTo("äöüßäöüßäöüßäöüß".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 31, 33, 39, 64})
    void anyOtherLengthIsHashed(int length) throws Exception {
        String text = "s".repeat(length);

        assertThat(parsed(text).key()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen-octets!", "hex:000102030405060708090a0b0c0d0e", "base64url:AAECAwQFBgcICQoLDA0O",
        "jwk:{\"kty\":\"oct\",\"k\":\"AAEC\"}", "file:short", "env:SHORT"})
    void fewerThan16OctetsAreRefusedInEveryForm(String configured) {
        assertThat(Samples.code(SharedSecret.parse(configured, sources()))).isEqualTo(ErrorCode.SECRET_TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64url:AAECAwQFBgcICQoLDA0ODw", "base64url:AAECAwQFBgcICQoLDA0ODw==", "hex:000102030405060708090a0b0c0d0e0f",
        "hex:000102030405060708090A0B0C0D0E0F", "jwk:{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODw\",\"kid\":\"any\"}",
        "file:binary", "file:jwk", "env:HEX"})
    void allFormsSpellTheSameOctets(String configured) {
        byte[] octets = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

        assertThat(parsed(configured)).isEqualTo(SharedSecret.ofOctets(octets));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64url:AAECAwQFBgcICQoLDA0O+/", "base64url:AAECAwQFBgcICQoLDA0ODx", "hex:", "hex:0", "hex:zz0102030405060708090a0b0c0d0e0f",
        "jwk:", "jwk:{}", "jwk:{\"kty\":\"RSA\",\"k\":\"AAECAwQFBgcICQoLDA0ODw\"}", "jwk:{\"kty\":\"oct\",\"k\":1}",
        "jwk:{\"kty\":\"oct\"}", "file:missing", "file:", "env:MISSING"})
    void whatCantBeReadIsRefusedAndNotQuoted(String configured) {
        Outcome<SharedSecret> outcome = SharedSecret.parse(configured, sources());

        assertThat(Samples.code(outcome)).isEqualTo(ErrorCode.PROPERTY_INVALID);
        String value = configured.substring(configured.indexOf(':') + 1);
        if (value.length() > 3) { // shorter ones stand in any text by chance
            assertThat(outcome.toString()).doesNotContain(value);
        }
    }

    @Test
    void oneNewlineAtTheEndOfAFileIsNotPartOfTheSecret() {
        assertThat(parsed("file:newline")).isEqualTo(parsed(THIRTY_TWO));
        assertThat(parsed("file:windows")).isEqualTo(parsed(THIRTY_TWO));
        assertThat(parsed("file:two-newlines")).isNotEqualTo(parsed(THIRTY_TWO));
    }

    @Test
    void aFileDoesNotPointToAnotherFile() {
        assertThat(parsed("file:chain")).isEqualTo(SharedSecret.ofOctets("file:binary-and-long".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void ofAClientSecretBothReadingsAreCandidates() throws Exception {
        byte[] octets = THIRTY_TWO.getBytes(StandardCharsets.UTF_8);
        byte[] hashed = MessageDigest.getInstance("SHA-256").digest(octets);

        assertThat(SharedSecret.candidateKeys(THIRTY_TWO)).containsExactly(octets, hashed);
        assertThat(SharedSecret.candidateKeys("short")).hasSize(1).allSatisfy(key -> assertThat(key).hasSize(32));
        assertThat(SharedSecret.candidateKeys("")).isEmpty();
    }

    @Test
    void theKidHasEightCharactersAndBelongsToTheKey() {
        assertThat(Samples.SECRET.kid()).isEqualTo("1j37p8qE").isEqualTo(parsed("a secret for examples: thirty-nine char").kid());
        assertThat(Samples.OLD_SECRET.kid()).hasSize(8).isNotEqualTo(Samples.SECRET.kid());
    }

    @Test
    void isMaskedAndGuardsItsKey() {
        SharedSecret secret = parsed(THIRTY_TWO);
        Arrays.fill(secret.key(), (byte) 0);

        assertThat(secret).isEqualTo(parsed(THIRTY_TWO)).hasSameHashCodeAs(Samples.SECRET).isNotEqualTo(Samples.SECRET);
        assertThat(secret.toString()).isEqualTo("SharedSecret[…]");
        assertThatThrownBy(() -> SharedSecret.ofOctets(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static SharedSecret parsed(String configured) {
        return Samples.accepted(SharedSecret.parse(configured, sources()));
    }

    private static SecretSources sources() {
        Map<String, byte[]> files = Map.of(
                "binary", HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"),
                "jwk", "jwk:{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODw\"}\n".getBytes(StandardCharsets.UTF_8),
                "newline", (THIRTY_TWO + "\n").getBytes(StandardCharsets.UTF_8),
                "windows", (THIRTY_TWO + "\r\n").getBytes(StandardCharsets.UTF_8),
                "two-newlines", (THIRTY_TWO + "\n\n").getBytes(StandardCharsets.UTF_8),
                "chain", "file:binary-and-long".getBytes(StandardCharsets.UTF_8),
                "short", "fifteen-octets!\n".getBytes(StandardCharsets.UTF_8));
        Map<String, String> environment = Map.of("HEX", "hex:000102030405060708090a0b0c0d0e0f", "SHORT", "short");
        return new SecretSources() {
            @Override
            public Optional<byte[]> file(String path) {
                return Optional.ofNullable(files.get(path));
            }

            @Override
            public Optional<String> environment(String name) {
                return Optional.ofNullable(environment.get(name));
            }
        };
    }
}

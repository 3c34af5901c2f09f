package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.message.Base64Url;
import io.obconnect.message.MessageProfile;
import io.obconnect.request.ValidatedRequest.KeySource;
import io.obconnect.request.ValidatedRequest.Authentication;
import org.jose4j.keys.AesKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import static io.obconnect.request.Tpp.CLIENT_SECRET;
import static io.obconnect.request.Tpp.SHARED_SECRET;
import static io.obconnect.request.Tpp.claims;
import static io.obconnect.request.Tpp.client;
import static io.obconnect.request.Tpp.configuration;
import static io.obconnect.request.Tpp.dir;
import static io.obconnect.request.Tpp.signed;
import static io.obconnect.request.Tpp.toServer;
import static io.obconnect.request.Tpp.topLevel;
import static io.obconnect.request.Tpp.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

class RequestObjectsTest {

    /** As printed in a description of the existing solution; its key is unknown. */
    static final String PRINTED_SAMPLE = "eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIn0..KWXWLfRK9_u6WLqt."
            + "ygNB3L1WAss-VF2fRsNTTLR4l0UUKMTsZNKQ1P1dg0LeOIXXB8Mw0Vb85Yd85wNBnzuHEQVR2ks6OnqqabtuWipN.PCW3OTEI1LCPXLQweEYjWQ";

    private Outcome<ValidatedRequest> verify(String object, Client client, Configuration configuration, AuthServer server) {
        return Tpp.verify(object, Map.of("client_id", Tpp.ID), client, configuration, server, Tpp.NOW);
    }

    private Outcome<ValidatedRequest> verify(String object) {
        return verify(object, client(), configuration(), Tpp.SERVER);
    }

    private ValidatedRequest accepted(String object) {
        return accepted(verify(object));
    }

    static ValidatedRequest accepted(Outcome<ValidatedRequest> outcome) {
        return outcome.fold(request -> request, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    static ErrorCode code(Outcome<?> outcome) {
        return outcome.fold(value -> {
            throw new AssertionError("accepted");
        }, refusal -> refusal.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "ES256", "RS256", "HS256"})
    void a_request_signed_by_the_client_is_accepted(String algorithm) {
        ValidatedRequest request = accepted(signed(algorithm, claims()));
        assertThat(request.asked().intent().value()).isEqualTo(Tpp.INTENT);
        assertThat(request.authentication()).isEqualTo(new Authentication.Signed(algorithm));
    }

    @Test
    void the_plain_payload_that_existing_tpps_send_is_accepted_under_the_clients_secret() {
        ValidatedRequest request = accepted(dir("{\"openbanking_intent_id\": \"72663272-0648-427c-bad4-6dc2cdc0c0a1\" }", CLIENT_SECRET));
        assertThat(request.asked().intent().value()).isEqualTo("72663272-0648-427c-bad4-6dc2cdc0c0a1");
        assertThat(request.authentication()).isEqualTo(new Authentication.Encrypted(KeySource.CLIENT_SECRET));
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 39})
    void a_client_secret_of_any_length_opens(int length) {
        String secret = "s".repeat(length);
        assertThat(accepted(verify(dir(topLevel(), secret), client(Optional.of(secret), Optional.empty(), Optional.empty()),
                configuration(), Tpp.SERVER)).authentication()).isEqualTo(new Authentication.Encrypted(KeySource.CLIENT_SECRET));
    }

    @Test
    void a_client_secret_of_32_octets_opens_hashed_too() throws Exception {
        String secret = "0123456789abcdef0123456789abcdef";
        String object = dirUnder(Tpp.sha256(secret.getBytes(StandardCharsets.UTF_8)), topLevel());
        accepted(verify(object, client(Optional.of(secret), Optional.empty(), Optional.empty()), configuration(), Tpp.SERVER));
    }

    @Test
    void a_client_secret_that_was_changed_opens_nothing_more() {
        Client before = client(Optional.of("the old secret of the client"), Optional.empty(), Optional.empty());
        Client after = client(Optional.of("the new secret of the client"), Optional.empty(), Optional.empty());
        String object = dir(topLevel(), "the old secret of the client");

        accepted(verify(object, before, configuration(), Tpp.SERVER));
        assertThat(code(verify(object, after, configuration(), Tpp.SERVER))).isEqualTo(ErrorCode.REQUEST_OBJECT_UNREADABLE);
        accepted(verify(dir(topLevel(), "the new secret of the client"), after, configuration(), Tpp.SERVER));
    }

    @ParameterizedTest
    @CsvSource({"RSA1_5,A128GCM", "RSA-OAEP,A256GCM", "RSA-OAEP,A128CBC-HS256", "RSA-OAEP-256,A256GCM", "A128KW,A128GCM",
            "A256KW,A256GCM", "A256KW,A256CBC-HS512"})
    void a_signed_request_inside_a_jwe_is_accepted(String algorithm, String encryption) {
        String jws = signed("PS256", claims());
        ValidatedRequest request = accepted(algorithm.startsWith("RSA") ? toServer(algorithm, encryption, jws)
                : wrapped(algorithm, encryption, jws, CLIENT_SECRET));
        assertThat(request.authentication()).isEqualTo(new Authentication.Signed("PS256"));
    }

    @Test
    void a_signed_request_inside_dir_is_accepted_even_from_a_client_that_must_sign() {
        Client mustSign = client(Optional.of(CLIENT_SECRET), Optional.of("ES256"), Optional.empty());
        assertThat(accepted(verify(dir(signed("ES256", claims()), CLIENT_SECRET), mustSign, configuration(), Tpp.SERVER)).authentication())
                .isEqualTo(new Authentication.Signed("ES256"));
    }

    @ParameterizedTest
    @CsvSource({"A128KW,A128GCM", "A256KW,A256GCM"})
    void a_plain_payload_wrapped_under_the_clients_secret_is_accepted_as_json_and_as_base64url(String algorithm, String encryption) {
        assertThat(accepted(wrapped(algorithm, encryption, claims(), CLIENT_SECRET)).asked().intent().value()).isEqualTo(Tpp.INTENT);
        String encoded = Base64Url.encode(claims().getBytes(StandardCharsets.UTF_8));
        assertThat(accepted(wrapped(algorithm, encryption, encoded, CLIENT_SECRET)).asked().intent().value()).isEqualTo(Tpp.INTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA1_5", "RSA-OAEP"})
    void what_anybody_can_encrypt_to_the_servers_public_key_proves_nothing(String algorithm) {
        assertThat(code(verify(toServer(algorithm, "A256GCM", claims())))).isEqualTo(ErrorCode.INTENT_UNAUTHENTICATED);
    }

    @Test
    void an_unsecured_jws_proves_nothing_also_inside_encryption() {
        String unsecured = Base64Url.encode("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + Base64Url.encode(claims().getBytes(StandardCharsets.UTF_8)) + ".";
        assertThat(code(verify(unsecured))).isEqualTo(ErrorCode.INTENT_UNAUTHENTICATED);
        assertThat(code(verify(toServer("RSA-OAEP", "A256GCM", unsecured)))).isEqualTo(ErrorCode.INTENT_UNAUTHENTICATED);
        assertThat(code(verify(dir(unsecured, CLIENT_SECRET)))).isEqualTo(ErrorCode.INTENT_UNAUTHENTICATED);
    }

    @Test
    void another_clients_key_an_unknown_kid_and_a_changed_payload_dont_verify() {
        String jws = signed("PS256", claims());
        String[] parts = jws.split("\\.");
        String changed = parts[0] + "." + Base64Url.encode(claims(",\"state\":\"x\"").getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
        assertThat(code(verify(signed("PS256", claims(), Tpp.SERVER_KEY.getPrivateKey(), "rsa-1")))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
        assertThat(code(verify(signed("PS256", claims(), Tpp.RSA.getPrivateKey(), "other")))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
        assertThat(code(verify(changed))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
    }

    @Test
    void a_public_key_is_never_taken_for_an_hmac_secret() {
        byte[] publicKey = Tpp.RSA.getPublicKey().getEncoded();
        String forged = signed("HS256", claims(), new org.jose4j.keys.HmacKey(publicKey), "rsa-1");
        assertThat(code(verify(forged))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
    }

    @Test
    void a_client_that_registered_an_algorithm_is_held_to_it() {
        Client ps256 = client(Optional.of(CLIENT_SECRET), Optional.of("PS256"), Optional.empty());
        assertThat(code(verify(signed("RS256", claims()), ps256, configuration(), Tpp.SERVER))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
        accepted(verify(signed("PS256", claims()), ps256, configuration(), Tpp.SERVER));
    }

    @Test
    void the_request_secret_opens_alone_where_it_is_set() {
        Configuration configuration = configuration(MessageProfile.LEGACY, Optional.of("a request secret for TPPs"), true, Tpp.ID);
        assertThat(accepted(verify(dir(topLevel(), "a request secret for TPPs"), client(), configuration, Tpp.SERVER)).authentication())
                .isEqualTo(new Authentication.Encrypted(KeySource.REQUEST_SECRET));
        assertThat(code(verify(dir(topLevel(), CLIENT_SECRET), client(), configuration, Tpp.SERVER)))
                .isEqualTo(ErrorCode.REQUEST_OBJECT_UNREADABLE);
        assertThat(code(verify(dir(topLevel(), SHARED_SECRET), client(), configuration, Tpp.SERVER)))
                .isEqualTo(ErrorCode.REQUEST_OBJECT_UNREADABLE);
    }

    @Test
    void the_shared_secret_opens_for_the_only_tpp_in_the_legacy_profile_and_never_else() {
        String object = dir(topLevel(), SHARED_SECRET);
        assertThat(accepted(verify(object)).authentication()).isEqualTo(new Authentication.Encrypted(KeySource.SHARED_SECRET));
        assertThat(code(verify(object, client(), configuration(MessageProfile.LEGACY, Optional.empty(), true, Tpp.ID, "tpp-2"), Tpp.SERVER)))
                .isEqualTo(ErrorCode.REQUEST_OBJECT_UNREADABLE);
        assertThat(code(verify(object, client(), configuration(MessageProfile.STRICT, Optional.empty(), true, Tpp.ID), Tpp.SERVER)))
                .isEqualTo(ErrorCode.REQUEST_OBJECT_UNREADABLE);
    }

    @Test
    void unsigned_objects_are_refused_where_signing_is_the_rule_or_there_is_no_secret() {
        for (String object : new String[] {dir(topLevel(), CLIENT_SECRET), wrapped("A256KW", "A256GCM", claims(), CLIENT_SECRET)}) {
            Client mustSign = client(Optional.of(CLIENT_SECRET), Optional.of("PS256"), Optional.empty());
            Client mustEncryptToServer = client(Optional.of(CLIENT_SECRET), Optional.empty(), Optional.of("RSA-OAEP"));
            Client mayBeUnsigned = client(Optional.of(CLIENT_SECRET), Optional.of("none"), Optional.of("A256KW"));
            assertThat(code(verify(object, mustSign, configuration(), Tpp.SERVER))).isEqualTo(ErrorCode.DIRECT_ENCRYPTION_REFUSED);
            assertThat(code(verify(object, mustEncryptToServer, configuration(), Tpp.SERVER))).isEqualTo(ErrorCode.DIRECT_ENCRYPTION_REFUSED);
            assertThat(code(verify(object, client(), configuration(), new Tpp.Server(true, false, "obconnect"))))
                    .isEqualTo(ErrorCode.DIRECT_ENCRYPTION_REFUSED);
            assertThat(code(verify(object, client(), configuration(), new Tpp.Server(false, true, "obconnect"))))
                    .isEqualTo(ErrorCode.DIRECT_ENCRYPTION_REFUSED);
            accepted(verify(object, mayBeUnsigned, configuration(), Tpp.SERVER));
        }
        Client noSecret = client(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(code(verify(dir(topLevel(), SHARED_SECRET), noSecret, configuration(), Tpp.SERVER)))
                .isEqualTo(ErrorCode.DIRECT_ENCRYPTION_REFUSED);
        assertThat(code(verify(wrapped("A256KW", "A256GCM", claims(), CLIENT_SECRET), noSecret, configuration(), Tpp.SERVER)))
                .isEqualTo(ErrorCode.DIRECT_ENCRYPTION_REFUSED);
    }

    @Test
    void whatever_cant_be_decrypted_gets_one_and_the_same_answer() throws Exception {
        String good = dir(topLevel(), CLIENT_SECRET);
        String[] parts = good.split("\\.", -1);
        byte[] tag = Base64Url.decode(parts[4]).orElseThrow();
        byte[] flipped = tag.clone();
        flipped[0] ^= 1;
        String rewrapped = wrapped("A256KW", "A256GCM", claims(), CLIENT_SECRET);
        String head = parts[0] + ".." + parts[2] + "." + parts[3] + ".";
        Map<String, String> broken = Map.ofEntries(
                Map.entry("a printed sample, key unknown", PRINTED_SAMPLE),
                Map.entry("wrong key", dir(topLevel(), "another client's secret")),
                Map.entry("truncated tag", head + Base64Url.encode(java.util.Arrays.copyOf(tag, 12))),
                Map.entry("no tag", head),
                Map.entry("flipped bit", head + Base64Url.encode(flipped)),
                Map.entry("six parts", good + ".x"),
                Map.entry("four parts", good.substring(0, good.lastIndexOf('.'))),
                Map.entry("encrypted key present", parts[0] + ".AAAA." + parts[2] + "." + parts[3] + "." + parts[4]),
                Map.entry("alg swapped", header("{\"enc\":\"A256GCM\",\"alg\":\"A256KW\"}") + good.substring(parts[0].length())),
                Map.entry("alg unknown", header("{\"enc\":\"A256GCM\",\"alg\":\"A256GCMKW\"}") + good.substring(parts[0].length())),
                Map.entry("enc swapped", header("{\"enc\":\"A128GCM\",\"alg\":\"dir\"}") + good.substring(parts[0].length())),
                Map.entry("duplicate header member", header("{\"alg\":\"dir\",\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + good.substring(parts[0].length())),
                Map.entry("unknown crit", header("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"crit\":[\"x\"],\"x\":1}") + good.substring(parts[0].length())),
                Map.entry("zip bomb", zipBomb()),
                Map.entry("not base64url", good.replace('.', '+')),
                Map.entry("payload no JSON", dir("not json", CLIENT_SECRET)),
                Map.entry("duplicate members", dir("{\"a\":1,\"a\":2}", CLIENT_SECRET)),
                Map.entry("nested too deep", dir("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}", CLIENT_SECRET)),
                Map.entry("a JWE inside", dir(good, CLIENT_SECRET)),
                Map.entry("RSA with a key of nobody", toServer("RSA-OAEP", "A256GCM", claims()).replaceFirst("\\.[^.]+\\.", ".AAAA.")),
                Map.entry("wrapped under another secret", wrapped("A256KW", "A256GCM", claims(), "another client's secret")),
                Map.entry("wrapped key changed", rewrapped.replaceFirst("\\.[^.]+\\.", "." + "A".repeat(54) + ".")),
                Map.entry("wrapped key cut", rewrapped.replaceFirst("\\.[^.]+\\.", ".AAAA.")),
                Map.entry("wrapped key missing", rewrapped.replaceFirst("\\.[^.]+\\.", "..")),
                Map.entry("wrapped, tag cut", rewrapped.substring(0, rewrapped.length() - 6)),
                Map.entry("dots", "...."));
        broken.forEach((name, object) -> assertThat(verify(object)).as(name).isEqualTo(Outcome.refuse(ErrorCode.REQUEST_OBJECT_UNREADABLE)));
    }

    @Test
    void an_object_over_16_kib_is_refused_unread() {
        assertThat(code(verify("a".repeat(16 * 1024 + 1)))).isEqualTo(ErrorCode.REQUEST_TOO_LARGE);
        assertThat(code(verify("a".repeat(1_000_000)))).isEqualTo(ErrorCode.REQUEST_TOO_LARGE);
    }

    @Test
    void fapi_mode_accepts_ps256_and_es256_only() {
        Tpp.Server fapi = new Tpp.Server(true, false, "obconnect");
        String payload = claims(",\"nonce\":\"n\",\"response_mode\":\"jwt\",\"aud\":\"" + Tpp.ISSUER + "\",\"nbf\":" + Tpp.NOW.getEpochSecond() + ",\"exp\":" + (Tpp.NOW.getEpochSecond() + 60));
        accepted(verify(signed("PS256", payload), client(), configuration(), fapi));
        assertThat(code(verify(signed("RS256", payload), client(), configuration(), fapi))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
        assertThat(code(verify(signed("HS256", payload), client(), configuration(), fapi))).isEqualTo(ErrorCode.REQUEST_OBJECT_SIGNATURE);
    }

    private static String header(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String dirUnder(byte[] key, String payload) throws Exception {
        return seal(key, "{\"enc\":\"A256GCM\",\"alg\":\"dir\"}", payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A valid JWE whose 10 MB of zeros fit in 16 KiB. */
    private static String zipBomb() throws Exception {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
            out.write(new byte[10_000_000]);
        }
        return seal(Tpp.key(CLIENT_SECRET), "{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"zip\":\"DEF\"}", deflated.toByteArray());
    }

    private static String seal(byte[] key, String header, byte[] payload) throws Exception {
        byte[] iv = new byte[12];
        iv[0] = 1;
        String encodedHeader = header(header);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new AesKey(key).getEncoded(), "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(encodedHeader.getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = cipher.doFinal(payload);
        int length = sealed.length - 16;
        return encodedHeader + ".." + Base64Url.encode(iv) + "." + Base64Url.encode(java.util.Arrays.copyOf(sealed, length)) + "."
                + Base64Url.encode(java.util.Arrays.copyOfRange(sealed, length, sealed.length));
    }
}

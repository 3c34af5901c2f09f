package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.obconnect.message.MessageProfile;
import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

class InspectTest {

    @TempDir
    private Path directory;
    private final Shell shell = new Shell();

    @Test
    void a_request_is_opened_and_each_member_explained() {
        Shell.Ran ran = shell.piping(shell.run("mint").out()).run("inspect");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("returnTo = https://auth.example.com/", "uid = obconnect_", "copy it into the answer",
                "2026-03-01T12:05:00Z, in 300 s", "A Consent App logs the person in");
        assertThat(ran.out()).doesNotContain("not known").doesNotContain("\u001B");
    }

    @Test
    void an_expired_request_is_wrong() {
        Shell.Ran ran = shell.run("inspect", shell.run("mint", "--lifetime", "-1").line());

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("expired", "1 s ago");
    }

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void a_right_answer_is_accepted(MessageProfile profile) throws Exception {
        String request = shell.run("mint", "--protocol", profile.name()).line();
        String answer = shell.run("answer", request, "--protocol", profile.name()).line();

        Shell.Ran ran = shell.run("inspect", answer, "--protocol", profile.name(), "--request",
                Files.writeString(directory.resolve("request"), request).toString());

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("accepted: the person approved.");
    }

    @Test
    void a_wrong_answer_comes_with_code_remedy_and_what_the_tpp_gets() throws Exception {
        String request = shell.run("mint").line();
        String answer = shell.run("answer", request, "--acr", "urn:example:password").line();
        String file = Files.writeString(directory.resolve("request"), request).toString();

        Shell.Ran ran = shell.run("inspect", answer, "--request", file);
        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("OBC-314", "unmet_authentication_requirements");
        Map<String, Object> json = shell.run("inspect", answer, "--request", file, "--json").result();
        assertThat(json).containsEntry("kind", "answer").containsEntry("accepted", false).containsEntry("code", "OBC-314")
                .containsEntry("tpp_gets", "unmet_authentication_requirements").containsKeys("header", "payload");
    }

    @Test
    void a_secret_cut_to_32_octets_instead_of_hashed_is_recognized() throws Exception {
        assertThat(hint(Arrays.copyOf(Shell.SECRET.getBytes(StandardCharsets.UTF_8), 32))).contains("first 32 octets", "it has 39");
    }

    @Test
    void a_hash_as_hexadecimal_text_and_a_newline_too_many_are_recognized() throws Exception {
        byte[] hash = sha256(Shell.SECRET);
        assertThat(hint(HexFormat.of().formatHex(hash).substring(0, 32).getBytes(StandardCharsets.US_ASCII))).contains("hexadecimal");
        assertThat(hint(sha256(Shell.SECRET + "\n"))).contains("newline");
    }

    @Test
    void the_newline_at_a_secret_files_end_is_one_too_many() throws Exception {
        String file = Files.writeString(directory.resolve("secret"), Shell.SECRET + "\n").toString();

        assertThat(shell.run("inspect", "--secret-file", file, sealed(sha256(Shell.SECRET + "\n"))).out()).contains("the secret and a newline");
        assertThat(shell.run("inspect", "--secret-file", file, sealed(Arrays.copyOf(Shell.SECRET.getBytes(StandardCharsets.UTF_8), 32))).out())
                .contains("first 32 octets", "it has 39");
    }

    @Test
    void what_was_made_of_a_secret_that_is_no_text_is_recognized_too() throws Exception {
        byte[] octets = new byte[40];
        Arrays.fill(octets, (byte) 0xE9); // no UTF-8
        String spelled = "hex:" + HexFormat.of().formatHex(octets);
        shell.environment.put(SharedSecretOptions.DEFAULT_VARIABLE, spelled);

        assertThat(hint(sha256(spelled))).contains("the text that spells the secret");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(octets);
        assertThat(hint(HexFormat.of().formatHex(hash).substring(0, 32).getBytes(StandardCharsets.US_ASCII))).contains("hexadecimal");
    }

    @Test
    void a_secret_of_32_octets_that_was_hashed_all_the_same_is_recognized() throws Exception {
        shell.environment.put(SharedSecretOptions.DEFAULT_VARIABLE, "exactly-thirty-two-octets-secret");
        assertThat(hint(sha256("exactly-thirty-two-octets-secret"))).contains("SHA-256");
    }

    @Test
    void an_answer_of_the_other_profile_is_recognized() {
        String answer = shell.run("answer", shell.run("mint").line()).line();

        Shell.Ran ran = shell.run("inspect", "--protocol", "strict", answer);

        assertThat(ran.out()).contains("OBC-311");
    }

    @Test
    void a_foreign_message_gets_no_hint_and_nothing_else_either() throws Exception {
        Shell.Ran ran = shell.run("inspect", sealed(new byte[32]));

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("OBC-306").doesNotContain("It was sealed with");
    }

    @Test
    void what_is_no_message_at_all_gets_the_code_for_it() {
        assertThat(shell.run("inspect", "rubbish").out()).contains("OBC-304");
        assertThat(shell.piping("").run("inspect").out()).contains("OBC-301");
    }

    @Test
    void control_characters_in_a_message_never_reach_the_terminal() {
        String request = shell.run("mint", "--client-name", "A\u001B[2JB").line();

        assertThat(shell.run("inspect", request).out()).contains("A\uFFFD[2JB").doesNotContain("\u001B");
    }

    private String hint(byte[] key) throws Exception {
        Shell.Ran ran = shell.run("inspect", sealed(key));
        assertThat(ran.out()).contains("OBC-306");
        return ran.out();
    }

    private static String sealed(byte[] key) throws Exception {
        JWEObject jwe = new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload("{\"uid\":\"x\"}"));
        jwe.encrypt(new DirectEncrypter(key));
        return jwe.serialize();
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}

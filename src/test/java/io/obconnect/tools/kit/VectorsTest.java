package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.obconnect.ErrorCode;
import io.obconnect.message.AnswerOpener;
import io.obconnect.message.Expectation;
import io.obconnect.message.KeyRing;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Parties;
import io.obconnect.message.SharedSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

class VectorsTest {

    /** Found after the message, by the auth server's journey. */
    private static final Set<String> BEYOND_THE_MESSAGE = Set.of("OBC-302", "OBC-313", "OBC-314", "OBC-315");

    @TempDir
    private Path directory;

    @Test
    void another_jose_library_opens_the_requests_with_the_named_key() throws Exception {
        write();
        assertThat(read("requests.json")).hasSize(8).allSatisfy(vector -> {
            JWEObject jwe = JWEObject.parse((String) vector.get("sessionData"));
            jwe.decrypt(new DirectDecrypter(Base64.getUrlDecoder().decode((String) vector.get("key"))));
            assertThat(jwe.getPayload().toString()).isEqualTo(vector.get("payload"));
        });
    }

    @Test
    void the_auth_server_says_to_each_answer_what_the_vector_says() throws Exception {
        write();
        assertThat(read("answers.json")).hasSizeGreaterThan(60).allSatisfy(vector -> {
            List<?> messages = (List<?>) vector.get("sessionData");
            ErrorCode code = opener(vector).open(messages.isEmpty() ? null : (String) messages.get(0),
                            Expectation.journey((String) vector.get("uid")), Instant.ofEpochSecond((Long) vector.get("now")))
                    .fold(opened -> null, refusal -> refusal.code());
            if (BEYOND_THE_MESSAGE.contains((String) vector.getOrDefault("code", ""))) {
                assertThat(code).isNull();
            } else {
                assertThat(code == null ? null : code.id()).as("%s", vector.get("name")).isEqualTo(vector.get("code"));
            }
        });
    }

    @Test
    void the_auth_server_says_to_each_revocation_what_the_vector_says_and_another_library_opens_it() throws Exception {
        write();
        assertThat(read("revocations.json")).hasSize(16).allSatisfy(vector -> {
            JWEObject jwe = JWEObject.parse((String) vector.get("revocation"));
            jwe.decrypt(new DirectDecrypter(Base64.getUrlDecoder().decode((String) vector.get("key"))));
            assertThat(jwe.getPayload().toString()).isEqualTo(vector.get("payload"));
            Wire wire = new Wire(profile(vector), ring(vector), parties(vector), true);
            ErrorCode code = Judge.revocation(wire, (String) vector.get("revocation"), Instant.ofEpochSecond((Long) vector.get("now")))
                    .fold(said -> null, refusal -> refusal.code());
            assertThat(code == null ? null : code.id()).as("%s", vector.get("name")).isEqualTo(vector.get("code"));
            assertThat(vector.containsKey("code") ^ "ended".equals(vector.get("means"))).isTrue();
        });
    }

    private void write() {
        Shell.Ran ran = new Shell().run("vectors", directory.resolve("new").toString());
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    private static AnswerOpener opener(Map<String, Object> vector) {
        return new AnswerOpener(profile(vector), ring(vector), parties(vector));
    }

    private static MessageProfile profile(Map<String, Object> vector) {
        return MessageProfile.valueOf(((String) vector.get("protocol")).toUpperCase(Locale.ROOT));
    }

    private static KeyRing ring(Map<String, Object> vector) {
        return new KeyRing(SharedSecret.ofOctets(((String) vector.get("secret")).getBytes(StandardCharsets.UTF_8)), List.of());
    }

    private static Parties parties(Map<String, Object> vector) {
        return Parties.of((String) vector.get("hostname"), URI.create((String) vector.get("consent_app")));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> read(String name) throws Exception {
        return (List<Map<String, Object>>) JSONObjectUtils.parse(Files.readString(directory.resolve("new").resolve(name))).get("vectors");
    }
}

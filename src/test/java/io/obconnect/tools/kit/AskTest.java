package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import io.obconnect.message.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class AskTest {

    private static final String SECRET = "tpp-1-secret-of-another-length-than-32";

    @TempDir
    private Path folder;
    private final Shell shell = new Shell();

    AskTest() {
        shell.environment.put(Ask.VARIABLE, SECRET);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static Map<String, String> query(String address) {
        assertThat(address).startsWith("https://auth.example.com/jans-auth/restv1/authorize?");
        return parameters(URI.create(address).getRawQuery());
    }

    private Path pem(KeyPair pair) throws Exception {
        return Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
    }

    private static KeyPair pair(String type, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    @Test
    void a_signed_request_holds_everything_and_the_query_the_client_alone() throws Exception {
        KeyPair pair = pair("RSA", 2048);
        Map<String, Object> result = shell.run("ask", "--json", "--key-file", pem(pair).toString(), "--kid", "k-1", "--intent", "intent-7",
                "--response-type", "code id_token", "--response-mode", "form_post", "--prompt", "login consent", "--state", "s",
                "--acr", "urn:openbanking:psd2:sca").result();
        Map<String, String> query = query((String) result.get("address"));
        assertThat(query).containsOnlyKeys("client_id", "request");
        JWSObject object = JWSObject.parse(query.get("request"));
        assertThat(object.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
        assertThat(object.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "PS256", "kid", "k-1", "typ", "oauth-authz-req+jwt"));
        long now = Shell.NOW.getEpochSecond();
        assertThat(object.getPayload().toJSONObject()).containsEntry("iss", "tpp-1").containsEntry("aud", "https://auth.example.com")
                .containsEntry("nbf", now).containsEntry("exp", now + 300).containsEntry("response_type", "code id_token")
                .containsEntry("response_mode", "form_post").containsEntry("prompt", "login consent").containsEntry("state", "s")
                .containsEntry("nonce", result.get("nonce"))
                .containsEntry("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of((String) result.get("code_verifier"))))
                .containsEntry("claims", Map.of("id_token", Map.of("openbanking_intent_id", Map.of("value", "intent-7", "essential", true),
                        "acr", Map.of("essential", true, "values", List.of("urn:openbanking:psd2:sca")))));
    }

    @Test
    void a_key_on_p256_signs_with_es256_and_without_a_key_the_secret_does_with_hs256() throws Exception {
        KeyPair pair = pair("EC", 256);
        JWSObject curve = JWSObject.parse(query(shell.run("ask", "--key-file", pem(pair).toString()).line()).get("request"));
        assertThat(curve.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(curve.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic()))).isTrue();

        JWSObject secret = JWSObject.parse(query(shell.run("ask").line()).get("request"));
        assertThat(secret.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(secret.verify(new MACVerifier(SECRET))).isTrue();
    }

    @Test
    void dir_holds_the_claims_alone_or_a_signed_object() throws Exception {
        Map<String, String> query = query(shell.run("ask", "--form", "dir", "--intent", "intent-7").line());
        assertThat(query).containsEntry("response_type", "code").containsEntry("redirect_uri", "https://tpp.example.com/cb")
                .containsEntry("scope", "openid accounts").containsKeys("state", "nonce").doesNotContainKeys("claims", "code_challenge", "code_challenge_method");
        assertThat(JSONObjectUtils.parse(decrypted(query.get("request")))).containsOnlyKeys("claims").asString().contains("intent-7");

        String inside = decrypted(query(shell.run("ask", "--form", "signed_dir").line()).get("request"));
        assertThat(JWSObject.parse(inside).verify(new MACVerifier(SECRET))).isTrue();
    }

    private static String decrypted(String compact) throws Exception {
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(new DirectDecrypter(Sha256.of(SECRET)));
        assertThat(jwe.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "dir", "enc", "A256GCM"));
        return jwe.getPayload().toString();
    }

    @Test
    void a_push_authenticates_with_the_secret_or_else_with_an_assertion_of_the_key() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpServer server = answering(201, "{\"request_uri\":\"urn:x:1\",\"expires_in\":60}", seen);
        try {
            String hostname = "http://localhost:" + server.getAddress().getPort();
            String address = shell.run("ask", "--form", "claims", "--push", "--hostname", hostname, "--intent", "intent-7").line();
            assertThat(parameters(URI.create(address).getRawQuery())).isEqualTo(Map.of("client_id", "tpp-1", "request_uri", "urn:x:1"));
            assertThat(seen.get(0)).isEqualTo("Basic " + Base64.getEncoder().encodeToString(("tpp-1:" + SECRET).getBytes(StandardCharsets.UTF_8)));
            Map<String, String> plain = parameters(seen.get(1));
            assertThat(plain).doesNotContainKeys("request", "client_assertion").containsKey("code_challenge");
            assertThat(JSONObjectUtils.parse(plain.get("claims"))).isEqualTo(Map.of("id_token", Map.of("openbanking_intent_id",
                    Map.of("value", "intent-7", "essential", true))));

            shell.environment.remove(Ask.VARIABLE);
            KeyPair pair = pair("RSA", 2048);
            shell.run("ask", "--push", "--hostname", hostname, "--key-file", pem(pair).toString());
            assertThat(seen.get(2)).isEqualTo("null");
            Map<String, String> form = parameters(seen.get(3));
            JWSObject assertion = JWSObject.parse(form.get("client_assertion"));
            assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
            assertThat(assertion.getPayload().toJSONObject()).containsEntry("iss", "tpp-1").containsEntry("sub", "tpp-1").containsEntry("aud", hostname);
            assertThat(form).containsKey("request").containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_challenge_is_sent_only_where_its_verifier_is_shown() throws Exception {
        JWSObject object = JWSObject.parse(query(shell.run("ask").line()).get("request"));
        assertThat(object.getPayload().toJSONObject()).containsKey("nonce").doesNotContainKeys("code_challenge", "code_challenge_method");
        List<String> seen = new ArrayList<>();
        HttpServer server = answering(201, "{\"request_uri\":\"urn:x:1\"}", seen);
        try {
            Shell.Ran ran = shell.run("ask", "--form", "claims", "--push", "--hostname", "http://localhost:" + server.getAddress().getPort());
            String verifier = ran.err().strip().replaceFirst("^code_verifier for the token call: ", "");
            assertThat(parameters(seen.get(1))).containsEntry("code_challenge_method", "S256")
                    .containsEntry("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier)));
            assertThat(ran.out()).as("for another command to read").doesNotContain("code_verifier");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auth.example.com", "https://", "https://auth example.com", "https://auth.example.com:99999", "https://[::1", "ftp://auth.example.com",
        "https://auth.example.com?a=b", "https://auth.example.com#a", "https://a@auth.example.com", "mailto:a"})
    void a_hostname_that_is_no_address_is_refused(String hostname) {
        for (String[] more : new String[][] {{}, {"--push"}}) {
            List<String> words = new ArrayList<>(List.of("ask", "--hostname", hostname));
            words.addAll(List.of(more));
            Shell.Ran ran = shell.run(words.toArray(String[]::new));
            assertThat(ran.code()).as(words + ran.err()).isEqualTo(3);
            assertThat(ran.err()).as(words.toString()).startsWith("--hostname is no address").doesNotContain("Exception");
        }
    }

    @Test
    void a_slash_at_the_end_of_the_hostname_is_left_out() throws Exception {
        Map<String, String> query = query(shell.run("ask", "--hostname", "https://auth.example.com/").line());
        assertThat(JWSObject.parse(query.get("request")).getPayload().toJSONObject()).containsEntry("aud", "https://auth.example.com");
    }

    @Test
    void the_guides_commands_run() throws Exception {
        List<String> commands = Files.readAllLines(Path.of("docs", "tpp.md")).stream().filter(line -> line.startsWith("obconnect kit ask ")).toList();
        assertThat(commands).hasSizeGreaterThan(3);
        Path key = pem(pair("RSA", 2048));
        Path secret = Files.writeString(folder.resolve("client.secret"), SECRET + "\n");
        HttpServer server = answering(201, "{\"request_uri\":\"urn:x:1\"}", new ArrayList<>());
        try {
            for (String command : commands) {
                List<String> words = new ArrayList<>();
                Matcher word = Pattern.compile("\"([^\"]*)\"|\\S+").matcher(command.substring("obconnect kit ".length()));
                while (word.find()) {
                    words.add(word.group(1) == null ? word.group() : word.group(1));
                }
                words.replaceAll(one -> one.equals("key.pem") ? key.toString() : one.equals("client.secret") ? secret.toString() : one);
                if (words.contains("--push")) {
                    words.addAll(List.of("--hostname", "http://localhost:" + server.getAddress().getPort()));
                }
                Shell.Ran ran = shell.run(words.toArray(String[]::new));
                assertThat(ran.code()).as(command + ": " + ran.err()).isZero();
                assertThat(ran.line()).as(command).contains("/jans-auth/restv1/authorize?");
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_push_that_is_refused_says_why() throws Exception {
        HttpServer server = answering(400, "{\"error\":\"invalid_request\",\"error_description\":\"OBC-136: no\"}", new ArrayList<>());
        try {
            Shell.Ran ran = shell.run("ask", "--push", "--hostname", "http://localhost:" + server.getAddress().getPort());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("400 invalid_request: OBC-136: no");
        } finally {
            server.stop(0);
        }
        assertThat(shell.run("ask", "--push", "--hostname", "http://localhost:1").code()).isEqualTo(3);
    }

    @Test
    void claims_that_nobody_vouches_for_are_not_made() {
        assertThat(shell.run("ask", "--form", "claims").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "no key"})
    void what_is_no_key_is_refused(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("no.pem"), text);
        assertThat(shell.run("ask", "--key-file", file.toString()).code()).isEqualTo(3);
    }

    @Test
    void another_curve_and_a_missing_secret_are_refused() throws Exception {
        assertThat(shell.run("ask", "--key-file", pem(pair("EC", 384)).toString()).err()).contains("P-256");
        shell.environment.remove(Ask.VARIABLE);
        assertThat(shell.run("ask", "--form", "dir").err()).contains(Ask.VARIABLE);
        assertThat(shell.run("ask", "--form", "dir", "--client-secret-file", folder.resolve("none").toString()).code()).isEqualTo(3);
    }

    private static HttpServer answering(int status, String body, List<String> seen) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jans-auth/restv1/par", exchange -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}

package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.obconnect.message.MessageProfile;
import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RevokeTest {

    private final Shell shell = new Shell();
    private final List<String> posted = new ArrayList<>();
    private int status = 204;
    private String body = "";
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jans-auth/obconnect/revocations", exchange -> {
            posted.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String hostname() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void it_makes_a_message_that_the_auth_server_takes_and_posts_it_as_a_form(MessageProfile profile) {
        Shell.Ran ran = shell.run("revoke", "--protocol", profile.name(), "--hostname", hostname(), "--consent-id", "consent-4711", "--intent", "intent-1",
                "--reason", "withdrawn");

        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("The consent has ended");
        assertThat(posted).hasSize(1);
        assertThat(posted.get(0)).startsWith("POST application/x-www-form-urlencoded revocation=ey");
        Shell.Ran inspected = shell.piping(posted.get(0).substring(posted.get(0).indexOf("revocation="))).run("inspect", "--protocol", profile.name(),
                "--hostname", hostname());
        assertThat(inspected.code()).as(inspected.out()).isZero();
        assertThat(inspected.out()).contains("consent_id = consent-4711", "the consent that has ended", "reason = withdrawn", "accepted: tokens")
                .doesNotContain("not known");
    }

    @Test
    void with_print_nothing_is_sent() {
        Shell.Ran ran = shell.run("revoke", "--hostname", hostname(), "--consent-id", "consent-4711", "--print");

        assertThat(ran.code()).isZero();
        assertThat(ran.line().split("\\.", -1)).hasSize(5);
        assertThat(posted).isEmpty();
        assertThat(shell.run("inspect", ran.line(), "--hostname", hostname(), "--json").result()).containsEntry("kind", "revocation")
                .containsEntry("accepted", true);
    }

    @Test
    void for_machines_it_is_one_object() {
        Map<String, Object> result = shell.run("revoke", "--hostname", hostname(), "--intent", "intent-1", "--json").result();

        assertThat(result).containsEntry("address", hostname() + "/jans-auth/obconnect/revocations").containsEntry("sent", true).containsKey("revocation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lifetime=301", "--lifetime=-60", "--reason=two\nlines", "--intent=two words"})
    void what_the_auth_server_would_refuse_is_not_sent(String wrong) {
        Shell.Ran ran = shell.run("revoke", "--hostname", hostname(), "--consent-id", "consent-4711", wrong);

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("OBC-319");
        assertThat(posted).isEmpty();
    }

    @Test
    void a_refusal_comes_with_what_to_compare() {
        status = 400;
        body = "{\"error\":\"invalid_request\",\"error_description\":\"OBC-318 A revocation isn't authentic (reference 1)\"}";
        Shell.Ran ran = shell.run("revoke", "--hostname", hostname(), "--consent-id", "consent-4711");

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("400", "OBC-318", "Compare secret and --protocol");
    }

    @Test
    void an_auth_server_that_cannot_write_it_down_is_to_be_asked_again() {
        status = 503;
        assertThat(shell.run("revoke", "--hostname", hostname(), "--consent-id", "consent-4711").out()).contains("503", "send it again");
    }

    @Test
    void an_auth_server_that_is_not_there_is_told() {
        server.stop(0);
        Shell.Ran ran = shell.run("revoke", "--hostname", hostname(), "--consent-id", "consent-4711");

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(ran.err()).contains("can't be reached");
    }

    @Test
    void it_needs_an_id() {
        assertThat(shell.run("revoke", "--hostname", hostname()).code()).isEqualTo(ExitCode.USAGE.value());
    }

    @Test
    void a_secret_cut_to_32_octets_is_recognized_in_a_revocation_too() {
        String message = shell.run("revoke", "--consent-id", "consent-4711", "--print").line();
        shell.environment.put(SharedSecretOptions.DEFAULT_VARIABLE, Shell.SECRET + " and more");
        Shell.Ran ran = shell.run("inspect", message);

        assertThat(ran.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(ran.out()).contains("OBC-318");
    }
}

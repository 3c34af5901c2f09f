package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class LintTest {

    private static final String RESULT = "{\"login\":{\"account\":\"i-1\",\"acr\":\"urn:openbanking:psd2:sca\"},\"consent\":{\"consent_id\":\"c-1\"}}";

    @TempDir
    private Path directory;
    private final Shell shell = new Shell();

    @Test
    void a_right_answer_needs_no_secret_and_is_fine() throws Exception {
        shell.environment.clear();

        Shell.Ran ran = lint("{\"uid\":\"u\",\"exp\":" + Shell.NOW.plusSeconds(60).getEpochSecond() + ",\"result\":" + RESULT + "}");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("The answer is accepted.", "Give --request");
    }

    @Test
    void what_works_but_should_be_better_is_a_warning() throws Exception {
        Shell.Ran ran = lint("{\"uid\":\"u\",\"result\":{\"login\":{\"account\":\"i-1\"},\"consent\":{}}}");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("There is no exp", "There is no consent_id", "There is no acr");
    }

    @Test
    void wrong_answers_get_the_auth_servers_codes() throws Exception {
        assertThat(lint("{\"uid\":\"u\",\"uid\":\"u\"}").out()).contains("OBC-307");
        assertThat(lint("{\"uid\":\"u\",\"exp\":\"1\"}").out()).contains("OBC-317");
        assertThat(lint("{\"uid\":\"u\",\"exp\":1}").out()).contains("OBC-308");
        assertThat(lint("{\"uid\":\"u\",\"result\":\"yes\"}").out()).contains("OBC-312");
        assertThat(lint("{\"result\":" + RESULT + "}", "--protocol", "strict").out()).contains("OBC-310");
        assertThat(lint("{\"uid\":\"u\",\"result\":" + RESULT + "}", "--protocol", "strict").out()).contains("OBC-311");
        assertThat(lint("no json").code()).isEqualTo(ExitCode.FINDINGS.value());
    }

    @Test
    void octets_that_are_not_utf8_are_refused_as_they_are() throws Exception {
        Path file = Files.write(directory.resolve("answer"), new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'});

        assertThat(shell.run("lint", file.toString()).out()).contains("OBC-307");
    }

    @Test
    void with_the_request_uid_and_account_are_compared() throws Exception {
        Path request = Files.writeString(directory.resolve("request"), shell.run("mint", "--intent", "i-1", "--uid", "u").out());

        assertThat(lint("{\"uid\":\"u\",\"result\":" + RESULT + "}", "--request", request.toString()).code()).isZero();
        assertThat(lint("{\"uid\":\"v\",\"result\":" + RESULT + "}", "--request", request.toString()).out()).contains("OBC-310");
        assertThat(lint("{\"uid\":\"u\",\"result\":" + RESULT.replace("i-1", "i-2") + "}", "--request", request.toString()).out())
                .contains("OBC-313");
        assertThat(lint("{\"uid\":\"u\",\"result\":" + RESULT.replace("i-1", "i-2") + "}", "--request", request.toString(), "--account-means", "psu")
                .code()).isZero();
    }

    @Test
    void milliseconds_for_seconds_are_an_error_and_a_long_life_a_warning() throws Exception {
        String answer = "{\"uid\":\"u\",\"exp\":%d,\"result\":" + RESULT + "}";
        Shell.Ran milliseconds = lint(answer.formatted(Shell.NOW.toEpochMilli()));

        assertThat(milliseconds.code()).isEqualTo(ExitCode.FINDINGS.value());
        assertThat(milliseconds.out()).contains("exp is in milliseconds");
        assertThat(lint(answer.formatted(Shell.NOW.plusSeconds(3600).getEpochSecond())).out()).contains("more than ten minutes");
    }

    @Test
    void an_answer_of_the_other_protocol_is_told() throws Exception {
        String strict = "{\"uid\":\"u\",\"exp\":1,\"iat\":1,\"iss\":\"a\",\"aud\":\"b\",\"jti\":\"c\",\"result\":" + RESULT + "}";
        assertThat(lint(strict).out()).contains("--protocol strict");
        assertThat(lint("{\"uid\":\"u\",\"result\":" + RESULT + "}", "--protocol", "strict").out()).contains("--protocol legacy");
    }

    @Test
    void machines_get_one_object() throws Exception {
        Map<String, Object> json = lint("no json", "--json").json();

        assertThat(json).containsEntry("command", "lint").containsEntry("exitCode", 1L);
        assertThat(json.get("findings").toString()).contains("OBC-307", "error");
    }

    @Test
    void neither_a_file_nor_a_running_app_is_misuse() {
        assertThat(shell.run("lint").code()).isEqualTo(ExitCode.USAGE.value());
        assertThat(shell.run("lint", "no-such-file").code()).isEqualTo(ExitCode.REFUSED.value());
    }

    private Shell.Ran lint(String json, String... more) throws Exception {
        Path file = Files.writeString(directory.resolve("answer"), json);
        String[] arguments = new String[more.length + 2];
        arguments[0] = "lint";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return shell.run(arguments);
    }
}

package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.KeyRing;
import io.obconnect.message.SharedSecret;
import io.obconnect.tools.Obconnect;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/consent-app.md says about commands, keys and codes. */
class ConsentAppGuideTest {

    private static final Path GUIDE = Path.of("docs", "consent-app.md");
    private static final Pattern FENCE = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("OBC-\\d{3}");

    /** What the bank's back end hears; no TPP does. */
    private static final Set<ErrorCode> REVOCATIONS = EnumSet.of(ErrorCode.REVOCATION_UNREADABLE, ErrorCode.REVOCATION_UNUSABLE);

    @Test
    void every_command_exists_with_the_options_shown() throws IOException {
        List<String> commands = commands();

        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(commands).allSatisfy(command -> {
            CommandLine.ParseResult parsed = Obconnect.commandLine().parseArgs(arguments(command));
            assertThat(parsed.subcommand().subcommand()).as(command).isNotNull();
        });
    }

    @Test
    void every_subcommand_is_shown() throws IOException {
        String commands = String.join("\n", commands());
        // "ask" plays the TPP, and stands in the TPPs' guide, where AskTest runs it
        assertThat(Obconnect.commandLine().getSubcommands().get("kit").getSubcommands().keySet()).filteredOn(name -> !Set.of("help", "ask").contains(name))
                .allSatisfy(name -> assertThat(commands).contains("kit " + name));
    }

    @Test
    void the_keys_shown_are_right() throws IOException {
        SharedSecret long39 = secret("a secret for examples: thirty-nine char");
        ConsentAppCodec strict = new ConsentAppCodec(MessageProfile.STRICT, new KeyRing(long39, List.of()), new SecureRandom());

        assertThat(Files.readString(GUIDE)).contains(
                "`" + hex(long39.key()) + "`",
                "`" + hex(secret("exactly-thirty-two-octets-secret").key()) + "`",
                "`obconnect request v1` | `" + hex(strict.key(Direction.REQUEST)) + "`",
                "`obconnect response v1` | `" + hex(strict.key(Direction.RESPONSE)) + "`",
                "`" + long39.kid() + "` for the 39-character secret");
    }

    @Test
    void every_code_that_an_answer_can_get_is_listed_with_what_the_tpp_gets() throws IOException {
        List<String> rows = answerRows();
        assertThat(Arrays.stream(ErrorCode.values()).filter(code -> code.id().startsWith("OBC-3") && !REVOCATIONS.contains(code))).allSatisfy(code ->
                assertThat(rows).anySatisfy(row -> assertThat(row).contains(code.id())));
        assertThat(rows).allSatisfy(row -> {
            Matcher codes = CODE.matcher(row);
            while (codes.find()) {
                ErrorCode code = Arrays.stream(ErrorCode.values()).filter(known -> known.id().equals(codes.group())).findFirst().orElseThrow();
                assertThat(row).endsWith(code.error() == null ? "| –, the person sees a page |" : "| `" + code.error().value() + "` |");
            }
        });
    }

    @Test
    void the_codes_of_revocations_are_told() throws IOException {
        assertThat(REVOCATIONS).allSatisfy(code -> assertThat(Files.readString(GUIDE)).contains(code.id()));
    }

    private static List<String> answerRows() throws IOException {
        return Files.readAllLines(GUIDE).stream().filter(line -> line.startsWith("|") && CODE.matcher(line).find())
                .filter(line -> REVOCATIONS.stream().noneMatch(code -> line.contains(code.id()))).toList();
    }

    @Test
    void every_misbehaviour_stands_in_the_row_of_its_code() throws IOException {
        List<String> rows = answerRows();
        assertThat(Misbehaviour.values()).allSatisfy(misbehaviour -> assertThat(rows.stream().filter(row -> row.contains("`" + misbehaviour + "`")))
                .as("rows with %s", misbehaviour).singleElement().asString().contains(misbehaviour.code().id()));
        assertThat(rows).as("an answer's own mistakes").filteredOn(row -> row.contains("OBC-3"))
                .filteredOn(row -> !row.contains("OBC-32")) // the bank's own words for its failures are no mistakes
                .allSatisfy(row -> assertThat(row.split("\\|")[2]).contains("`"));
    }

    @Test
    void the_examples_take_the_variables_of_the_guide() throws IOException {
        Matcher variable = Pattern.compile("(?m)^\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\|").matcher(Files.readString(GUIDE));
        List<String> names = new ArrayList<>();
        while (variable.find()) {
            names.addAll(List.of(variable.group(1).replaceAll("[`,]", "").split(" ")));
        }
        for (String example : List.of("consent-app-java/ConsentApp.java", "consent-app-node/consent-app.js")) {
            String source = Files.readString(GUIDE.resolveSibling("examples").resolve(example));
            assertThat(names).hasSize(8).allSatisfy(name -> assertThat(source).contains(name));
        }
    }

    @Test
    void the_exit_codes_are_those_of_the_help() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(Obconnect.commandLine().getSubcommands().get("kit").getCommandSpec().usageMessage().exitCodeList())
                .hasSize(4).allSatisfy((number, meaning) -> assertThat(guide).contains("| " + number + " | " + meaning + " |"));
    }

    @Test
    void the_files_linked_exist() throws IOException {
        Matcher link = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(Files.readString(GUIDE));
        List<String> targets = new ArrayList<>();
        while (link.find()) {
            targets.add(link.group(1));
        }
        assertThat(targets).hasSizeGreaterThan(2).allSatisfy(target -> assertThat(GUIDE.resolveSibling(target)).exists());
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher fence = FENCE.matcher(Files.readString(GUIDE));
        while (fence.find()) {
            fence.group(1).lines().flatMap(line -> Arrays.stream(line.split("\\|"))).map(String::strip)
                    .filter(command -> command.startsWith("obconnect ")).forEach(commands::add);
        }
        return commands;
    }

    /** Without the shell's redirections. */
    private static String[] arguments(String command) {
        String[] words = command.replaceAll("[<>]\\s*\\S+", "").strip().split("\\s+");
        return Arrays.copyOfRange(words, 1, words.length);
    }

    private static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}

package io.obconnect.tools.kit;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/** {@code obconnect kit}: what builders of Consent Apps need to see, make and test the messages. */
@Command(name = "kit", subcommands = HelpCommand.class, synopsisSubcommandLabel = "COMMAND",
        description = {"For builders of Consent Apps: makes, opens, answers and checks the messages between auth server and Consent App. "
                + "For whoever plays the TPP: asks for a consent.",
            "", "Secrets come from --secret-file, --secret-env, the environment variable OBCONNECT_SHARED_SECRET or a prompt, never from an argument."},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done, and nothing is wrong",
            "1:the message or the Consent App is wrong: the auth server would refuse it",
            "2:the command line can't be understood",
            "3:a secret, file or address can't be read, or the message can't be opened with the secret"})
public final class Kit {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    private Kit() {
    }

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Kit())
                .addSubcommand(new Mint(surroundings))
                .addSubcommand(new Inspect(surroundings))
                .addSubcommand(new Answering(surroundings))
                .addSubcommand(new Revoke(surroundings))
                .addSubcommand(new Lint(surroundings))
                .addSubcommand(new VectorWriting(surroundings))
                .addSubcommand(new MockApp(surroundings))
                .addSubcommand(new Ask(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}

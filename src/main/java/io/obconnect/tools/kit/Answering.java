package io.obconnect.tools.kit;

import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code kit answer}: what a Consent App sends back, right or wrong. */
@Command(name = "answer", description = {"Answers a request as a Consent App does, and prints the address that leads back to the auth server.",
    "", "MESSAGE is the request that is answered."})
final class Answering extends KitCommand {

    @Mixin
    private final WireOptions options = new WireOptions();

    @Mixin
    private final MessageArgument message = new MessageArgument();

    @Option(names = "--decision", paramLabel = "DECISION", defaultValue = "approve", description = "approve, deny, fail or cancel (default: ${DEFAULT-VALUE}).")
    private Decision decision;

    @Option(names = "--account", paramLabel = "ID", description = "result.login.account (default: the intent).")
    private String account;

    @Option(names = "--acr", paramLabel = "ACR", description = "result.login.acr (default: the TPP's first choice).")
    private String acr;

    @Option(names = "--consent-id", paramLabel = "ID", description = "result.consent.consent_id (default: a new one).")
    private String consentId;

    @Option(names = "--misbehave", paramLabel = "HOW", split = ",", description = "Do something wrong; may be repeated: ${COMPLETION-CANDIDATES}.")
    private Set<Misbehaviour> misbehaviours = new TreeSet<>();

    Answering(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) {
        Wire wire = options.wire(surroundings);
        Misbehaviour.senseless(misbehaviours, wire.profile()).ifPresent(why -> {
            throw misuse(why);
        });
        Question question = Question.open(wire, message.compact(surroundings), surroundings);
        Reply reply = new AnswerWriter(wire, surroundings).write(question, decision, new AnswerWriter.Approval(Optional.ofNullable(account),
                Optional.ofNullable(acr), Optional.ofNullable(consentId)), misbehaviours);
        if (json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("address", reply.address());
            object.put("returnTo", reply.returnTo());
            object.put("sessionData", reply.messages());
            object.put("expected", misbehaviours.stream().map(misbehaviour -> misbehaviour.code().id()).toList());
            return write(screen, object, List.of());
        }
        screen.tamed(reply.address());
        return ExitCode.DONE;
    }
}

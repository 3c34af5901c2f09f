package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.message.Answer;
import io.obconnect.message.ConsentAppCodec.Contents;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;
import io.obconnect.message.OpenedAnswer;
import io.obconnect.message.Revocation;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kit inspect}: opens a message, explains it, and says what the auth server will say to it. */
@Command(name = "inspect", description = {"Opens a request, an answer or a revocation, explains each member, and says what the auth server says to it.",
    "", "MESSAGE is what is opened."})
final class Inspect extends KitCommand {

    @Mixin
    private final WireOptions options = new WireOptions();

    @Mixin
    private final MessageArgument message = new MessageArgument();

    @Option(names = "--request", paramLabel = "FILE",
            description = "For an answer: the request (sessionData or address) that it answers. Without it uid, account and acr are taken as right.")
    private Path request;

    Inspect(Surroundings surroundings) {
        super(surroundings);
    }

    /** What came out: the contents where it opened, and the auth server's word where it is an answer. */
    private record Findings(String kind, Map<String, Object> header, Optional<Map<String, Object>> payload, Optional<Refusal> refusal,
                            String said, Optional<String> hint) {

        List<Finding> found() {
            String text = said + hint.map(more -> " " + more).orElse("");
            return List.of(refusal.map(refused -> new Finding(Finding.Level.ERROR, Optional.of(refused.code()), text))
                    .orElseGet(() -> Finding.good(text)));
        }
    }

    @Override
    ExitCode run(Screen screen) throws IOException {
        Wire wire = options.wire(surroundings);
        String compact = message.compact(surroundings);
        Findings findings = examine(wire, compact);
        if (json()) {
            return write(screen, asJson(findings), findings.found());
        }
        show(findings, screen);
        return findings.refusal().isPresent() ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private Findings examine(Wire wire, String compact) throws IOException {
        Map<String, Object> header = ConsentAppCodec.header(compact).orElse(Map.of());
        ConsentAppCodec counterpart = wire.counterpart(surroundings.random());
        Optional<Contents> sent = opened(counterpart.open(Direction.REQUEST, compact));
        Optional<Map<String, Object>> asked = sent.flatMap(contents -> Json.object(contents.payload()))
                .filter(members -> members.containsKey("returnTo") && !members.containsKey("result"));
        if (asked.isPresent()) {
            return request(header, asked.get());
        }
        Optional<Map<String, Object>> answered = opened(counterpart.open(Direction.RESPONSE, compact))
                .flatMap(contents -> Json.object(contents.payload()));
        return header.get("typ") instanceof String typ && typ.endsWith(RevocationWriter.TYPE)
                ? revocation(wire, compact, header, answered) : answer(wire, compact, header, answered);
    }

    private Findings revocation(Wire wire, String compact, Map<String, Object> header, Optional<Map<String, Object>> payload) {
        Outcome<Revocation> outcome = Judge.revocation(wire, compact, surroundings.clock().instant());
        Optional<String> hint = payload.isPresent() ? Optional.empty()
                : KeyGuesses.explain(wire, compact, options.secrets().current(surroundings), surroundings.random());
        return new Findings("revocation", header, payload, outcome.fold(said -> Optional.empty(), Optional::of),
                outcome.fold(said -> "accepted: tokens of grants that were approved before are dead.",
                        // the auth server doesn't say what is wrong with one; whoever has the secret may know
                        refusal -> refusal.code().title() + " (" + refusal.detail() + "). " + refusal.code().remedy()), hint);
    }

    private static Optional<Contents> opened(Outcome<Contents> outcome) {
        return outcome.fold(Optional::of, refusal -> Optional.empty());
    }

    private Findings request(Map<String, Object> header, Map<String, Object> payload) {
        boolean expired = payload.get("exp") instanceof Number exp && exp.longValue() <= surroundings.clock().instant().getEpochSecond();
        return new Findings("request", header, Optional.of(payload),
                expired ? Optional.of(Refusal.of(ErrorCode.JOURNEY_EXPIRED)) : Optional.empty(),
                expired ? "It has expired: a Consent App shows a page and answers nothing." : "A Consent App logs the person in, asks and answers.",
                Optional.empty());
    }

    private Findings answer(Wire wire, String compact, Map<String, Object> header, Optional<Map<String, Object>> payload) throws IOException {
        Optional<Question> question = question(wire);
        String uid = question.map(Question::uid).orElseGet(() -> payload.map(members -> String.valueOf(members.get("uid"))).orElse(""));
        Outcome<OpenedAnswer> outcome = Judge.judge(wire, compact, uid, question, surroundings.clock().instant());
        Optional<String> hint = outcome.fold(accepted -> Optional.<String>empty(), refusal -> refusal.code() == ErrorCode.ANSWER_UNDECRYPTABLE
                ? KeyGuesses.explain(wire, compact, options.secrets().current(surroundings), surroundings.random())
                : Optional.empty());
        return new Findings("answer", header, payload, outcome.fold(accepted -> Optional.empty(), Optional::of),
                outcome.fold(Inspect::accepted, refusal -> refusal.code().title() + ". " + refusal.code().remedy()), hint);
    }

    private static String accepted(OpenedAnswer opened) {
        if (opened.answer() instanceof Answer.Failed failed) {
            return "accepted: the bank failed, and the person said nothing. " + failed.code().id() + ", the TPP gets "
                    + failed.code().error().value() + ".";
        }
        return opened.answer() instanceof Answer.Approved ? "accepted: the person approved." : "accepted: the person refused.";
    }

    private Optional<Question> question(Wire wire) throws IOException {
        if (request == null) {
            return Optional.empty();
        }
        if (!Files.isReadable(request)) {
            throw new Unreadable("The request's file can't be read.");
        }
        return Optional.of(Question.open(wire, MessageArgument.within(Files.readString(request)), surroundings));
    }

    private void show(Findings findings, Screen screen) {
        Explanation explanation = new Explanation(surroundings.clock().instant());
        if (!findings.header().isEmpty()) {
            explanation.header(findings.header(), screen);
        }
        findings.payload().ifPresent(payload -> explanation.payload(payload, screen));
        screen.heading(findings.kind().equals("request") ? "What to do" : "What the auth server says");
        findings.refusal().ifPresentOrElse(
                refusal -> screen.marked("red", findings.kind().equals("request") ? "expired" : refusal.code().id(), findings.said()),
                () -> screen.marked("green", "ok", findings.said()));
        if (findings.kind().equals("answer")) {
            findings.refusal().map(Refusal::code).map(ErrorCode::error)
                    .ifPresent(error -> screen.tamed("The TPP gets " + error.value() + "."));
        }
        findings.hint().ifPresent(screen::line);
    }

    private static Map<String, Object> asJson(Findings findings) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", findings.kind());
        object.put("header", findings.header());
        findings.payload().ifPresent(payload -> object.put("payload", payload));
        object.put("accepted", findings.refusal().isEmpty());
        if (!findings.kind().equals("request")) {
            findings.refusal().map(Refusal::code).ifPresent(code -> {
                object.put("code", code.id());
                Optional.ofNullable(code.error()).ifPresent(error -> object.put("tpp_gets", error.value()));
            });
        }
        object.put("said", findings.said());
        findings.hint().ifPresent(hint -> object.put("hint", hint));
        return object;
    }
}

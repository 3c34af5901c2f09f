package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Http;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kit revoke}: tells the auth server that a consent has ended. */
@Command(name = "revoke", description = {"Makes the bank's message that a consent has ended, and sends it to the auth server: all tokens of the consent "
        + "are dead from then on.",
    "", "Give the id of the consent (--consent-id), of the intent (--intent), or both."})
final class Revoke extends KitCommand {

    private static final int NO_CONTENT = 204;

    @Mixin
    private final WireOptions options = new WireOptions();

    @Option(names = "--consent-id", paramLabel = "ID", description = "The bank's id of the consent, as in consent_id of its answer and of the tokens.")
    private String consentId;

    @Option(names = "--intent", paramLabel = "ID", description = "The TPP's openbanking_intent_id.")
    private String intent;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the audit trail; at most 128 characters.")
    private String reason;

    @Option(names = "--lifetime", paramLabel = "SECONDS", description = "Until exp; the auth server takes 300 at the most (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private long lifetime;

    @Option(names = "--print", description = "Print the message and send nothing.")
    private boolean print;

    @Option(names = "--to", paramLabel = "URL", description = "Where it is sent (default: " + RevocationWriter.PATH + " at --hostname).")
    private URI to;

    @Mixin
    private final AuthServerCall authServer = new AuthServerCall();

    Revoke(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) {
        if (consentId == null && intent == null) {
            throw misuse("give --consent-id, --intent or both");
        }
        Wire wire = options.wire(surroundings);
        RevocationWriter writer = new RevocationWriter(wire, surroundings);
        String message = writer.seal(writer.payload(new RevocationWriter.Choices(Optional.ofNullable(consentId), Optional.ofNullable(intent),
                Optional.ofNullable(reason), Duration.ofSeconds(lifetime))));
        // what the auth server would refuse isn't sent
        Optional<Refusal> refusal = Judge.revocation(wire, message, surroundings.clock().instant()).fold(said -> Optional.empty(), Optional::of);
        Finding finding = refusal.map(said -> Finding.refused("The message", said)).orElseGet(() -> print
                ? Finding.good("The message is right; post it as form field " + RevocationWriter.FIELD + ".") : sent(message));
        if (json()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("address", address().toString());
            result.put(RevocationWriter.FIELD, message);
            result.put("sent", !print && refusal.isEmpty());
            return write(screen, result, List.of(finding));
        }
        if (print && refusal.isEmpty()) {
            screen.tamed(message);
        } else {
            finding.show(screen);
        }
        return Finding.code(List.of(finding));
    }

    private URI address() {
        return to != null ? to : URI.create(options.hostname() + RevocationWriter.PATH);
    }

    private Finding sent(String message) {
        Http.Answer answer = authServer.post(address(), RevocationWriter.FIELD + "=" + message, List.of());
        if (answer.status() == NO_CONTENT) {
            return Finding.good("The consent has ended: from now on its tokens are dead on every node.");
        }
        return Finding.error("The auth server answers " + answer.status() + said(answer) + ". " + whatToDo(answer));
    }

    private static String said(Http.Answer answer) {
        return answer.json().map(json -> json.get("error_description")).map(description -> ": " + description).orElse("");
    }

    private static String whatToDo(Http.Answer answer) {
        return switch (answer.status()) {
            case 400 -> answer.body().contains(ErrorCode.REVOCATION_UNUSABLE.id())
                    ? ErrorCode.REVOCATION_UNUSABLE.remedy() + " Compare the clocks."
                    : "Compare secret and --protocol with the auth server's.";
            case 503 -> "Nothing has ended yet: send it again.";
            default -> "Is this the auth server's address, and does a proxy let the path through?";
        };
    }
}

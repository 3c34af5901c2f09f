package io.obconnect.tools.kit;

import io.obconnect.message.ConsentAppAddress;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kit mint}: sessionData as the auth server sends it. */
@Command(name = "mint", description = "Makes sessionData as the auth server sends it, and the address that a browser would be sent to.")
final class Mint extends KitCommand {

    @Mixin
    private final WireOptions options = new WireOptions();

    @Option(names = "--intent", paramLabel = "ID", description = "The intent (default: ${DEFAULT-VALUE}).",
            defaultValue = "72663272-0648-427c-bad4-6dc2cdc0c0a1")
    private String intent;

    @Option(names = "--client-id", paramLabel = "ID", description = "The TPP (default: ${DEFAULT-VALUE}).", defaultValue = "tpp-1")
    private String clientId;

    @Option(names = "--client-name", paramLabel = "NAME", description = "The TPP's name (default: ${DEFAULT-VALUE}).", defaultValue = "Example TPP")
    private String clientName;

    @Option(names = "--organization-name", paramLabel = "NAME", description = "The organization's name (default: ${DEFAULT-VALUE}).",
            defaultValue = "Example Bank")
    private String organizationName;

    @Option(names = "--scope", paramLabel = "SCOPES", description = "Space-separated (default: ${DEFAULT-VALUE}).", defaultValue = "openid accounts")
    private String scope;

    @Option(names = "--acr", paramLabel = "ACR", description = "What the TPP accepts; may be repeated, most wanted first.")
    private List<String> acrs = RequestWriter.Choices.USUAL.acrValues();

    @Option(names = "--uid", paramLabel = "UID", description = "The journey (default: a new one).")
    private String uid;

    @Option(names = "--return-to", paramLabel = "URL", description = "Where the answer goes (default: as the auth server has it, with a ticket that leads nowhere).")
    private String returnTo;

    @Option(names = "--lifetime", paramLabel = "SECONDS", description = "Until exp; below zero for a message that has expired (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private long lifetime;

    @Option(names = "--bare", description = "Only the message, without the Consent App's address.")
    private boolean bare;

    Mint(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) {
        Wire wire = options.wire(surroundings);
        Question question = new RequestWriter(wire, surroundings).write(new RequestWriter.Choices(intent, clientId, scope, acrs, clientName,
                organizationName, Optional.ofNullable(uid), Optional.ofNullable(returnTo), Duration.ofSeconds(lifetime)));
        String address = ConsentAppAddress.carrying(options.consentApp(), question.sealed());
        if (json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("address", address);
            object.put("sessionData", question.sealed());
            object.put("uid", question.uid());
            object.put("returnTo", question.returnTo());
            object.put("exp", question.expires().getEpochSecond());
            return write(screen, object, List.of());
        }
        screen.tamed(bare ? question.sealed() : address);
        return ExitCode.DONE;
    }
}

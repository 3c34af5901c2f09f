package io.obconnect.tools.kit;

import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** {@code kit app}: a mock Consent App that runs until it is stopped. */
@Command(name = "app", description = {"Runs a mock Consent App on loopback until it is stopped: to test an auth server's installation, and what it says to wrong answers.",
    "", "It knows nobody and asks for no password. Never let it face anybody but tests."})
final class MockApp extends KitCommand {

    @Mixin
    private final WireOptions options = new WireOptions();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8091", description = "Where it listens, 0 for any port that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--decide", paramLabel = "DECISION", description = "Answer at once with approve, deny, fail or cancel, instead of asking.")
    private Decision decision;

    @Option(names = "--post", description = "Answer with a form that is posted, not with a redirect.")
    private boolean post;

    @Option(names = "--misbehave", paramLabel = "HOW", split = ",", description = "Answer wrongly; may be repeated: ${COMPLETION-CANDIDATES}.")
    private Set<Misbehaviour> misbehaviours = new TreeSet<>();

    @Option(names = "--neglect", paramLabel = "WHAT", split = ",", description = "Leave something undone; may be repeated: ${COMPLETION-CANDIDATES}.")
    private Set<Neglect> neglects = new TreeSet<>();

    MockApp(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) throws IOException {
        Wire wire = options.wire(surroundings);
        Misbehaviour.senseless(misbehaviours, wire.profile()).ifPresent(why -> {
            throw misuse(why);
        });
        try (MockConsentApp app = new MockConsentApp(port, wire,
                new MockConsentApp.Conduct(Optional.ofNullable(decision), post, misbehaviours, neglects), surroundings)) {
            String address = "http://localhost:" + app.port() + "/";
            if (json()) {
                write(screen, Map.of("address", address, "misbehaves", misbehaviours.stream()
                        .map(misbehaviour -> Map.of("how", misbehaviour.toString(), "expected", misbehaviour.code().id())).toList()), List.of());
            } else {
                screen.tamed("Mock Consent App at " + address + ", stop it with Ctrl-C.");
                misbehaviours.forEach(misbehaviour -> screen.marked("yellow", misbehaviour.toString(),
                        misbehaviour.deed() + "; the auth server says " + misbehaviour.code().id()));
            }
            new CountDownLatch(1).await(); // until the process ends
        } catch (BindException e) {
            throw new Unreadable("Port " + port + " is taken.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }
}

package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo around an auth server: TPP, Consent App and Internal OP on loopback, each with the live panel. {@link #start} opens the ports;
 * {@link #close} gives them back.
 *
 * <pre>
 * TPP ──▶ auth server ──▶ Consent App ⇄ Internal OP
 *  ▲           │  ▲            │
 *  └───────────┘  └────────────┘
 * </pre>
 */
public final class Demo implements AutoCloseable {

    private final DemoSettings settings;
    private final Clock clock;
    private final List<AutoCloseable> running = new ArrayList<>();

    public Demo(DemoSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** By a clock that a test moves. */
    public Demo(DemoSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws IOException where a port is taken; nothing is left open then */
    public void start() throws IOException {
        Trace trace = new Trace();
        Panel panel = new Panel(trace);
        URI op = settings.internalOpUrl();
        InternalOp.Client client = new InternalOp.Client(new ClientID("consent-app"), new Secret(),
                URI.create(settings.consentAppUrl() + ConsentApp.CALLBACK));
        try {
            serve(settings.internalOpPort(), new InternalOp(op, client, settings.psu(), panel, clock).routes(), panel);
            serve(settings.consentAppPort(),
                    new ConsentApp(settings.sharedSecret(), new BankLogin(op, client, trace), trace, panel, clock).routes(), panel);
            serve(settings.tppPort(), new DemoTpp(settings, trace, panel, clock).routes(), panel);
            settings.directory().ifPresent(directory -> {
                PersonWatch watch = new PersonWatch(directory, trace);
                watch.start();
                running.add(watch);
            });
        } catch (JOSEException e) {
            close();
            throw new IllegalStateException("every Java platform makes P-256 keys", e);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void serve(int port, Map<String, LoopbackServer.Handler> routes, Panel panel) throws IOException {
        // a browser also checks where a form's answer redirects to, and the journey's forms lead through all of them
        String origins = Stream.concat(Stream.of(settings.authServer(), settings.tppUrl(), settings.consentAppUrl(), settings.internalOpUrl()),
                settings.otherConsentApp().stream()).map(Demo::origin).collect(Collectors.joining(" "));
        LoopbackServer server = new LoopbackServer(port, routes, panel, origins);
        server.start();
        running.add(server);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Where to begin, for the terminal. */
    public String welcome() {
        return """
                Open %s and pay 10 GBP.
                At the bank, log in as %s with password %s.
                This sandbox stands in for Janssen; it isn't Janssen.
                """.formatted(settings.tppUrl(), settings.psu().name(), settings.psu().password());
    }

    @Override
    public void close() {
        for (AutoCloseable part : running) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the demo doesn't close", e);
            }
        }
        running.clear();
    }
}

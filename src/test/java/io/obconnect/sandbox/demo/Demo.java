package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Trace trace;
    private final PersonWatch persons;
    private final ConsentMessages messages;
    private final Optional<ForeignConsentApp> foreign;
    private final List<AutoCloseable> running = new ArrayList<>();

    public Demo(DemoSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** By a clock that a test moves. */
    public Demo(DemoSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.trace = new Trace(clock);
        this.persons = new PersonWatch(trace);
        this.messages = settings.messages();
        this.foreign = settings.otherConsentApp().map(address -> new ForeignConsentApp(address, messages, trace));
    }

    /** To be registered with the directory, so that the panel shows the temporary Persons. */
    public InMemoryOperationInterceptor persons() {
        return persons;
    }

    /** A browser comes to the auth server. Only a Consent App that isn't the demo's is of interest: the demo's own parties tell what they do. */
    public void cameToAuthServer(String method, URI target, String cookies) {
        foreign.ifPresent(app -> app.came(method, target));
    }

    /** The auth server sends a browser on. */
    public void sentByAuthServer(URI location, String cookies) {
        foreign.ifPresent(app -> app.sent(location, Ask.cookie(cookies, DemoTpp.COOKIE)));
    }

    /** @throws IOException where a port is taken; nothing is left open then */
    public void start() throws IOException {
        Panel panel = new Panel(trace);
        URI op = settings.internalOpUrl();
        InternalOp.Client client = new InternalOp.Client(new ClientID("consent-app"), new Secret(),
                URI.create(settings.consentAppUrl() + ConsentApp.CALLBACK));
        try {
            serve(settings.internalOpPort(), new InternalOp(op, client, settings.psu(), panel, clock).routes(), panel);
            serve(settings.consentAppPort(),
                    new ConsentApp(messages, new BankLogin(op, client, trace), trace, panel, clock,
                            new GivenConsents(settings.authServer(), messages, trace, clock)).routes(), panel);
            serve(settings.tppPort(), new DemoTpp(settings, trace, panel, clock).routes(), panel);
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

    /**
     * What runs where, for the terminal; the address to open comes last.
     *
     * @param secret where the secret is that auth server and Consent App share
     */
    public String welcome(Optional<Path> secret) {
        return """
                The sandbox runs. It stands in for Janssen; it isn't Janssen. Ctrl-C ends it.
                  auth server   %s
                  Consent App   %s, %s protocol%s
                  at the bank   log in as %s with password %s
                Open %s and pay 10 GBP.""".formatted(settings.issuer(), settings.otherConsentApp().orElse(settings.consentAppUrl()),
                settings.strict() ? "strict" : "legacy", secret.map(file -> "\n  its secret    " + file).orElse(""),
                settings.psu().name(), settings.psu().password(), settings.tppUrl());
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

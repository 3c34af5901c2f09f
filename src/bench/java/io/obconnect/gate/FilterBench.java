package io.obconnect.gate;

import io.obconnect.journey.Failures;
import io.obconnect.bench.RequestInMemory;
import io.obconnect.bench.Scene;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import io.obconnect.request.AuthServer;
import io.obconnect.request.ClientKeys;
import io.obconnect.request.Clients;
import io.obconnect.request.PushedRequests;
import io.obconnect.request.RegisteredClientKeys;
import io.obconnect.request.AuthorizationRequestValidation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Optional;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What requests that aren't ours pay for the endpoint filter: with the container's own proxies, as in the server, and without the filter. */
@State(Scope.Benchmark)
public class FilterBench {

    private static final String OTHER_CLIENT = "response_type=code&client_id=0008.5b1f7c60-8d5e-4a8e-9c0e-1c0b3f6b1d22"
            + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&scope=openid+profile&state=f3ab91c8e0d24b6b&nonce=n-0S6_WzA2Mj";

    private final RequestInMemory elsewhere = RequestInMemory.post("/restv1/token", "grant_type=authorization_code&code=4711");
    private final RequestInMemory query = RequestInMemory.get("/restv1/authorize", OTHER_CLIENT);
    private final RequestInMemory form = RequestInMemory.post("/restv1/par", OTHER_CLIENT);
    private final ServletResponse response = new HttpServletResponseWrapper((HttpServletResponse) Proxy.newProxyInstance(
            FilterBench.class.getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                throw new UnsupportedOperationException(called.getName());
            }));
    private WeldContainer container;
    private EndpointFilter filter;

    @Setup
    public void start() {
        container = new Weld().disableDiscovery().beanClasses(EndpointFilter.class, AuthorizationEndpointHandler.class,
                ParEndpointHandler.class, AuthorizationRequestValidation.class, Surroundings.class).initialize();
        filter = container.select(EndpointFilter.class).get();
    }

    @TearDown
    public void stop() {
        container.close();
    }

    @Benchmark
    public void chain(Blackhole server) throws IOException, ServletException {
        chainTo(server).doFilter(elsewhere, response);
    }

    @Benchmark
    public void elsewhere(Blackhole server) throws IOException, ServletException {
        filter.doFilter(elsewhere, response, chainTo(server));
    }

    @Benchmark
    public void query(Blackhole server) throws IOException, ServletException {
        filter.doFilter(query, response, chainTo(server));
    }

    @Benchmark
    public void form(Blackhole server) throws IOException, ServletException {
        filter.doFilter(form, response, chainTo(server));
    }

    private static FilterChain chainTo(Blackhole server) {
        return (request, response) -> {
            server.consume(request);
            server.consume(response);
        };
    }

    /** What the rest of the extension and the server bring; the requests here reach none of it but the configuration. */
    static class Surroundings {

        @Produces
        @ApplicationScoped
        ActiveConfiguration active() {
            return Scene.active();
        }

        @Produces
        @ApplicationScoped
        AuthServer server() {
            return Scene.SERVER;
        }

        @Produces
        Clock clock() {
            return Scene.CLOCK;
        }

        @Produces
        Clients clients() {
            return id -> Optional.empty();
        }

        @Produces
        ClientKeys keys() {
            return new RegisteredClientKeys(Scene.CLOCK);
        }

        @Produces
        PushedRequests pushed() {
            return reference -> Optional.empty();
        }

        @Produces
        Journeys journeys() {
            return new Journeys() {
                @Override
                public Optional<JourneySession> find(String sessionId) {
                    return Optional.empty();
                }

                @Override
                public Optional<JourneySession> stored(String sessionId) {
                    return Optional.empty();
                }

                @Override
                public Optional<JourneySession> findBySid(String sid) {
                    return Optional.empty();
                }
            };
        }

        @Produces
        SharedSecretUse sharedSecretUse() {
            return new SharedSecretUse();
        }

        @Produces
        ObjectOnlyIntents objectOnlyIntents() {
            return new ObjectOnlyIntents();
        }

        @Produces
        CallbackPreCheck callbackPreCheck() {
            return new CallbackPreCheck();
        }

        @Produces
        CodeIssuance codeIssuance() {
            return new CodeIssuance();
        }

        @Produces
        ResumedAuthorization resumed() {
            return new ResumedAuthorization();
        }

        @Produces
        Failures failures() {
            return new Failures(null, null, null);
        }

        @Produces
        LoginPageHandler loginPage() {
            return new LoginPageHandler();
        }

        @Produces
        BackchannelHandler backchannel() {
            return new BackchannelHandler();
        }

        @Produces
        PostLoginHandler hardWired() {
            return new PostLoginHandler();
        }

        @Produces
        ReturnPageHandler returnPage() {
            return new ReturnPageHandler();
        }

        @Produces
        UnconfiguredHandler unconfigured() {
            return new UnconfiguredHandler();
        }

        @Produces
        DiscoveryHandler discovery() {
            return new DiscoveryHandler();
        }

        @Produces
        IssuingCall issuing() {
            return new IssuingCall();
        }

        @Produces
        Unexpected unexpected() {
            return new Unexpected();
        }

        @Produces
        PendingResponseWriter pendingResponses() {
            return new PendingResponseWriter();
        }
    }
}

package io.obconnect.gate;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.web.ConfigurationOfRequest;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import io.obconnect.web.SessionView;
import io.obconnect.web.PendingResponse;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Runs before all filters and resources of the auth server on the paths of a journey, and decides what the server gets to see (protocol section
 * 1): which session, which request object. It is also where a {@link PendingResponse} is written.
 *
 * <pre>
 * TPP ──/restv1/par──────────────────▶ {@link ParEndpointHandler}            validate; encrypt the object again for the server
 * TPP ──/restv1/authorize────────────▶ {@link AuthorizationEndpointHandler}  the same, and hide every session; or the server's own call after the login
 *       /authorize.htm───────────────▶ {@link LoginPageHandler}              new journey: no session; after the login: this journey's
 * bank ─/obconnect/return/───────────▶ {@link CallbackPreCheck}              refuse forged returns; the REST resource checks the others
 * bank ─/postlogin.htm───────────────▶ {@link PostLoginHandler}              Consent Apps with a fixed return address
 *       /auth/obconnect/return.htm───▶ {@link ReturnPageHandler}             this journey's session; the journey cookie follows its new id
 * </pre>
 */
public class EndpointFilter implements Filter {

    static final String DISCOVERY = "/.well-known/openid-configuration";

    /** All paths: one path can be spelled in more ways than a mapping can list. */
    static final List<String> PATHS = List.of("/*");

    private static final Logger LOG = LoggerFactory.getLogger(EndpointFilter.class);

    @Inject
    private ActiveConfiguration active;
    @Inject
    private AuthorizationEndpointHandler authorize;
    @Inject
    private LoginPageHandler loginPage;
    @Inject
    private ParEndpointHandler push;
    @Inject
    private BackchannelHandler backchannel;
    @Inject
    private CallbackPreCheck returns;
    @Inject
    private PostLoginHandler hardWired;
    @Inject
    private ReturnPageHandler returnPage;
    @Inject
    private UnconfiguredHandler unconfigured;
    @Inject
    private DiscoveryHandler discovery;
    @Inject
    private PendingResponseWriter pendingResponses;
    @Inject
    private Unexpected unexpected;

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain rest)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        WatchedChain chain = new WatchedChain(rest);
        Optional<KeyedConfiguration> keyed = Optional.empty();
        try {
            keyed = ConfigurationOfRequest.of(request, active);
            route(request, response, chain, keyed);
        } catch (DirectoryUnavailable e) {
            LOG.warn("{} on a journey's way: {}", ErrorCode.DIRECTORY_UNAVAILABLE.id(), e.getMessage());
            PendingResponse.page(ErrorCode.DIRECTORY_UNAVAILABLE).on(request);
        } catch (ServletException | RuntimeException | LinkageError e) {
            if (!unexpected.settled(e, chain, request, response, keyed)) {
                throw e;
            }
        }
        Optional<PendingResponse> pending = PendingResponse.of(request);
        if (pending.isPresent()) {
            pendingResponses.write(unexpected.addressed(pending.get(), request), request, response, keyed);
        }
    }

    private void route(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Optional<KeyedConfiguration> keyed)
            throws IOException, ServletException {
        String path = Paths.of(request);
        boolean resource = path.startsWith("/obconnect/");
        if (resource && keyed.isPresent() && returns.turnsAway(path, request, keyed.get())) {
            return;
        }
        if (resource || path.startsWith("/auth/obconnect/")) {
            PageHeaders.page(response);
        }
        if (path.equals(DISCOVERY) && keyed.isEmpty()) {
            discovery.passUnconfigured(request, response, chain);
            return;
        }
        Optional<EndpointHandler> handler = handler(path);
        if (handler.isPresent() && Paths.disguised(request)) {
            Reply.json(HttpServletResponse.SC_BAD_REQUEST, "{\"error\":\"invalid_request\"}").write(response);
            return;
        }
        if (handler.isEmpty() && !resource) {
            chain.doFilter(request, response);
        } else if (handler.isEmpty()) {
            // the REST resource leaves pending responses too; guarded, so that its empty answer can't go out before them
            // on a return the server sees no session; operators' calls bring an Authorization header
            chain.doFilter(path.startsWith(CallbackPreCheck.RETURN) ? SessionView.none(request) : request,
                    new GuardedResponse(response, request, GuardedResponse.NOTHING_TO_WATCH));
        } else if (keyed.isEmpty()) {
            unconfigured.pass(request, response, chain);
        } else {
            handler.get().pass(request, response, chain, keyed.get());
        }
    }

    private Optional<EndpointHandler> handler(String path) {
        return Optional.ofNullable(switch (path) {
            case "/restv1/authorize" -> authorize;
            case "/authorize.htm" -> loginPage;
            case "/restv1/par" -> push;
            case "/restv1/bc-authorize", "/restv1/device_authorization" -> backchannel;
            case "/postlogin.htm" -> hardWired;
            case "/auth/obconnect/return.htm" -> returnPage;
            default -> null;
        });
    }
}

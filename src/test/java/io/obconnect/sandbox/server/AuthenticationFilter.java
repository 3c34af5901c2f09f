package io.obconnect.sandbox.server;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.server.auth.Authenticator;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.CookieService;
import io.jans.as.server.service.SessionIdService;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.List;

/**
 * The server's own filter: knows the session of a browser and the client that authenticates itself. It stands in web.xml, so it runs before
 * annotated filters, but after those that are added in code ahead of all (facts).
 */
public class AuthenticationFilter extends HttpFilter {

    @Inject
    private Authenticator authenticator;
    @Inject
    private SessionIdService sessions;
    @Inject
    private CookieService cookies;
    @Inject
    private ClientService clients;
    @Inject
    private Identity identity;
    @Inject
    private Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (path.endsWith("/par") && settings.generation() == Generation.CURRENT && open(clients.getClient(request.getParameter("client_id")))) {
            chain.doFilter(request, response); // fact: since 2.0 a public client pushes without authentication
        } else if (path.endsWith("/token") || path.endsWith("/par")) {
            client(request, response, chain);
        } else if (request.getHeader("Authorization") != null) {
            chain.doFilter(request, response);
        } else {
            browser(request, response, chain);
        }
    }

    private static boolean open(Client client) {
        return client != null && client.getAttributes().getAdditionalTokenEndpointAuthMethods().contains("none");
    }

    private void browser(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SessionId session = sessions.getSessionId(cookies.getSessionIdFromCookie(request));
        String prompt = request.getParameter("prompt");
        boolean login = prompt != null && List.of(prompt.split(" ")).contains("login");
        if (session != null && session.getState() == SessionIdState.AUTHENTICATED && !login
                && !authenticator.authenticateBySessionId(session)) {
            // fact: a session whose person is gone locks this browser out, whatever client it comes for
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void client(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String header = request.getHeader("Authorization");
        String id = request.getParameter("client_id");
        String secret = request.getParameter("client_secret");
        if (header != null && header.startsWith("Basic ")) {
            ClientSecretBasic basic;
            try {
                basic = ClientSecretBasic.parse(header);
            } catch (com.nimbusds.oauth2.sdk.ParseException e) {
                refuse(response);
                return;
            }
            id = basic.getClientID().getValue();
            secret = basic.getClientSecret().getValue();
        }
        if (!clients.authenticate(id, secret)) {
            refuse(response);
            return;
        }
        identity.sessionClient(clients.getClient(id));
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(401);
        response.setHeader("WWW-Authenticate", "Basic realm=\"jans-auth\"");
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(OAuth2Error.INVALID_CLIENT.setDescription("Unable to authenticate client.").toJSONObject().toString());
    }
}

package io.jans.as.server.service;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;
import io.jans.as.server.security.Identity;
import io.jans.jsf2.service.FacesService;
import io.obconnect.sandbox.server.AllowedParameters;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stand-in: ends an authorization at the server's consent page. */
@RequestScoped
public class AuthorizeService {

    @Inject
    private SessionIdService sessions;
    @Inject
    private CookieService cookies;
    @Inject
    private FacesService faces;
    @Inject
    private ClientService clients;
    @Inject
    private ClientAuthorizationsService authorizations;
    @Inject
    private Identity identity;
    @Inject
    private AllowedParameters allowed;

    public SessionId getSession() {
        return getSession(null);
    }

    public SessionId getSession(String sessionId) {
        String id = sessionId != null && !sessionId.isBlank() ? sessionId : cookies.getSessionIdFromCookie(request());
        return sessions.getSessionId(id);
    }

    /** Lets the client have its answer: 302 to {@code /restv1/authorize} with the session's parameters. */
    public void permissionGranted(SessionId session) {
        User user = sessions.getUser(session);
        if (user == null) {
            permissionDenied(session);
            return;
        }
        Map<String, String> attributes = session.getSessionAttributes();
        Client client = clients.getClient(attributes.get("client_id"));
        Set<String> scopes = new LinkedHashSet<>(List.of(attributes.getOrDefault("scope", "").split(" ")));
        if (!client.getTrustedClient() && client.getPersistClientAuthorizations()) {
            authorizations.add(user.getAttribute("inum"), client.getClientId(), scopes);
        }
        session.addPermission(client.getClientId(), true);
        attributes.put(client.getClientId() + "_authz_scopes", String.join(" ", scopes));
        sessions.updateSessionId(session);
        identity.setSessionId(session);
        cookies.createSessionIdCookie(session, request(),
                (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse(), false);
        Map<String, String> parameters = allowed.of(attributes);
        parameters.computeIfPresent("prompt", (name, prompts) -> Stream.of(prompts.split(" "))
                .filter(p -> !p.equals("login") && !p.equals("consent")).collect(Collectors.joining(" ")));
        faces.redirectToExternalURL(request().getContextPath() + "/restv1/authorize?" + allowed.query(parameters));
    }

    /**
     * Facts: right for query and fragment; for {@code form_post} the text of the page is taken for an address (404), for the jwt modes
     * the redirect carries no error.
     */
    public void permissionDenied(SessionId session) {
        if (session == null) {
            faces.redirect("/error.xhtml");
            return;
        }
        Map<String, String> attributes = session.getSessionAttributes();
        ResponseMode mode = ResponseMode.getByValue(attributes.get("response_mode"));
        RedirectUri uri = new RedirectUri(attributes.get("redirect_uri"),
                ResponseType.fromString(attributes.get("response_type"), " "), mode);
        if (mode == ResponseMode.JWT || mode == ResponseMode.QUERY_JWT || mode == ResponseMode.FRAGMENT_JWT
                || mode == ResponseMode.FORM_POST_JWT) {
            faces.redirectToExternalURL(attributes.get("redirect_uri"));
            return;
        }
        uri.addResponseParameter("error", "access_denied");
        uri.addResponseParameter("error_description", "The resource owner or authorization server denied the request.");
        uri.addResponseParameter("state", attributes.get("state"));
        // no slashes, because Jetty has another status for encoded ones
        faces.redirectToExternalURL(mode == ResponseMode.FORM_POST
                ? URLEncoder.encode(uri.toString().replace("/", ""), StandardCharsets.UTF_8) : uri.toString());
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }
}

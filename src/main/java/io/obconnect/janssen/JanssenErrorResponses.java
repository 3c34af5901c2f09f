package io.obconnect.janssen;

import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.server.authorize.ws.rs.AuthzRequestService;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.RedirectUriResponse;
import io.jans.as.server.util.RedirectUtil;
import io.obconnect.OAuthError;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.web.Reply;
import io.obconnect.web.Reply.Header;
import io.obconnect.web.AuthorizationErrorResponses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Error responses through the server's own building blocks. Its {@code permissionDenied} is of no use: it redirects to the HTML of form_post
 * and loses the error of jwt (measured on 1.0.15).
 */
@ApplicationScoped
public class JanssenErrorResponses implements AuthorizationErrorResponses {

    private static final Set<ResponseMode> JARM =
            EnumSet.of(ResponseMode.JWT, ResponseMode.QUERY_JWT, ResponseMode.FRAGMENT_JWT, ResponseMode.FORM_POST_JWT);

    @Inject
    private AuthzRequestService authzRequests;
    @Inject
    private ClientService clients;
    @Inject
    private ErrorResponseFactory errors;

    @Override
    public Reply error(ErrorResponseTarget target, OAuthError error, String description, HttpServletRequest request) {
        List<ResponseType> types = ResponseType.fromString(target.responseType(), " ");
        ResponseMode mode = target.responseMode().map(ResponseMode::getByValue).map(asked -> explicit(asked, types)).orElse(null);
        RedirectUri uri = new RedirectUri(target.redirectUri(), types, mode);
        if (mode != null && JARM.contains(mode)) {
            authzRequests.fillRedirectUriResponseforJARM(new RedirectUriResponse(uri, target.state().orElse(null), request, errors), null,
                    clients.getClient(target.clientId()));
        }
        uri.addResponseParameter("error", error.value());
        uri.addResponseParameter("error_description", description);
        target.state().ifPresent(state -> uri.addResponseParameter("state", state));
        return reply(RedirectUtil.getRedirectResponseBuilder(uri, request).build());
    }

    /**
     * What {@code jwt} alone means (JARM section 2.3.4). The server would put hybrid answers into the query, and those of {@code id_token} right
     * behind the address without any separator (1.0.15).
     */
    private static ResponseMode explicit(ResponseMode asked, List<ResponseType> types) {
        if (asked != ResponseMode.JWT) {
            return asked;
        }
        return types.contains(ResponseType.TOKEN) || types.contains(ResponseType.ID_TOKEN) ? ResponseMode.FRAGMENT_JWT : ResponseMode.QUERY_JWT;
    }

    private static Reply reply(Response response) {
        List<Header> headers = new ArrayList<>();
        response.getHeaders().forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, String.valueOf(value)))));
        String body = response.getEntity() == null ? "" : response.getEntity().toString();
        if (!body.isEmpty() && response.getMediaType() == null) {
            headers.add(new Header("Content-Type", "text/html;charset=UTF-8"));
        }
        return new Reply(response.getStatus(), headers, body);
    }
}

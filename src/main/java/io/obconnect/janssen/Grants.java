package io.obconnect.janssen;

import io.jans.as.model.common.SubjectType;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.obconnect.request.AuthServer;
import io.obconnect.token.Grant;
import io.obconnect.token.RequestedIntents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.util.Optional;
import java.util.Set;

/** The server's grants in our words. */
@Dependent
public class Grants {

    /** The response type that issues nothing but a code. */
    private static final String CODE = "code";

    private final AuthServer server;
    private final SessionJourneys sessions;
    private final TokenEntities tokens;

    @Inject
    public Grants(AuthServer server, SessionJourneys sessions, TokenEntities tokens) {
        this.server = server;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    Grant of(AuthorizationGrant grant) {
        return new Grant(grant.getGrantId(), grant.getClientId(), text(grant.getUserId()),
                tokens.userId(grant).flatMap(Grants::text), tokensBefore(grant),
                text(grant.getAcrValues()).filter(server::isOurAcr).isPresent(), text(grant.getSessionDn()),
                grant.getClient() != null && grant.getClient().getSubjectType() == SubjectType.PAIRWISE,
                requestedIntents(grant), grant::getSub);
    }

    /**
     * A code's first exchange comes before any token, unless the authorization endpoint has issued some (OpenID Connect Core sections 3.2
     * and 3.3).
     */
    private boolean tokensBefore(AuthorizationGrant grant) {
        return tokens.isOf(grant)
                || !text(grant.getSessionDn()).flatMap(session -> sessions.attribute(session, "response_type")).filter(CODE::equals).isPresent();
    }

    private Set<String> requestedIntents(AuthorizationGrant grant) {
        if (grant.getJwtAuthorizationRequest() != null && grant.getJwtAuthorizationRequest().getJsonPayload() != null) {
            return RequestedIntents.in(grant.getJwtAuthorizationRequest().getJsonPayload().toString());
        }
        // the server's cache of codes drops the request object (1.0.15); the session that the code came from still has it
        Optional<String> session = text(grant.getSessionDn());
        if (tokens.isOf(grant) || session.isEmpty()) {
            return Set.of();
        }
        return sessions.attribute(session.get(), "client_id").filter(grant.getClientId()::equals)
                .flatMap(client -> sessions.attribute(session.get(), "request"))
                .map(RequestedIntents::inRequest).orElse(Set.of());
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}

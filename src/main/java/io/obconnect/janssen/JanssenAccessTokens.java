package io.obconnect.janssen;

import io.jans.as.server.model.common.AuthorizationGrantList;
import io.obconnect.person.DirectoryUnavailable;
import io.obconnect.token.AccessTokens;
import io.obconnect.token.Grant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.util.Optional;

/** The server's grants by access token. */
@Dependent
public class JanssenAccessTokens implements AccessTokens {

    private final AuthorizationGrantList list;
    private final Grants grants;

    @Inject
    public JanssenAccessTokens(AuthorizationGrantList list, Grants grants) {
        this.list = list;
        this.grants = grants;
    }

    @Override
    public Optional<Grant> find(String accessToken) {
        try {
            return Optional.ofNullable(list.getAuthorizationGrantByAccessToken(accessToken)).map(grants::of);
        } catch (RuntimeException e) {
            throw new DirectoryUnavailable("grants can't be asked for", e);
        }
    }
}

package io.obconnect.janssen;

import io.jans.as.server.model.common.AuthorizationGrantList;
import io.obconnect.token.AccessTokens;
import io.obconnect.token.Grant;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.Optional;

/** The server's grants by access token. */
@Dependent
public class JanssenAccessTokens implements AccessTokens {

    private final Instance<AuthorizationGrantList> lists;
    private final Grants grants;

    @Inject
    public JanssenAccessTokens(Instance<AuthorizationGrantList> lists, Grants grants) {
        this.lists = lists;
        this.grants = grants;
    }

    /** With a list for each call: the server's is a dependent object that holds on to every grant it made, and a filter lives for ever. */
    @Override
    public Optional<Grant> find(String accessToken) {
        AuthorizationGrantList list = lists.get();
        try {
            return Store.asked("grants can't be asked for",
                    () -> Optional.ofNullable(list.getAuthorizationGrantByAccessToken(accessToken)).map(grants::of));
        } finally {
            lists.destroy(list);
        }
    }
}

package io.obconnect.token;

import io.obconnect.token.TokenRecords.Kept;
import jakarta.enterprise.context.RequestScoped;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found and decided for a grant in the running request. The server calls our script once for each token that it issues, so three times
 * within a code exchange; the decision is made once.
 */
@RequestScoped
public class GrantsOfRequest {

    private final Map<String, Kept> decided = new HashMap<>();

    /** What holds for the grant; empty where nobody has asked in this request. */
    public Optional<Kept> find(String grantId) {
        return Optional.ofNullable(decided.get(grantId));
    }

    public void keep(String grantId, Kept kept) {
        decided.put(grantId, kept);
    }
}

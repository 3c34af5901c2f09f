package io.obconnect.token;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A grant of the auth server's, as far as our claims need it.
 *
 * @param id the same for all tokens of the grant, through every refresh
 * @param clientId the client that holds it
 * @param uid the Person that it is about; empty where there is none, or the Person is gone
 * @param firstUid the Person that the token at hand was issued for, as its entry remembers it, gone or not
 * @param tokensBefore whether tokens of it may have been issued in an earlier request, so that their data is kept somewhere
 * @param ourAcr whether the grant's acr is ours
 * @param sessionDn the session that it came from, as long as that lives
 * @param pairwise whether the client gets pairwise subjects (OpenID Connect Core section 8)
 * @param requestedIntents intents named in the authorization request; what stands there was chosen by the TPP, or by anybody
 * @param serverSubject computes the {@code sub} that the server would give; blank where the Person is gone
 */
public record Grant(
        String id,
        String clientId,
        Optional<String> uid,
        Optional<String> firstUid,
        boolean tokensBefore,
        boolean ourAcr,
        Optional<String> sessionDn,
        boolean pairwise,
        Set<String> requestedIntents,
        Supplier<String> serverSubject) {

    public Grant {
        requestedIntents = Set.copyOf(requestedIntents);
    }

    /** Whether the Person can't be found any more. */
    public boolean personGone() {
        return uid.isEmpty();
    }

    @Override
    public String toString() {
        return "Grant[…]";
    }
}

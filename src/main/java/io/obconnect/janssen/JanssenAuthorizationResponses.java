package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.Ticket;
import io.obconnect.message.Json;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.AuthorizationResponses;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Authorization responses as entries beside the server's tokens: the store refuses a name twice, and the server's cleaner sweeps the branch. The
 * name is a keyed hash of the uid, the content is sealed, bound to the uid.
 */
@Dependent
public class JanssenAuthorizationResponses implements AuthorizationResponses {

    /** As long as a ticket can lead back to the journey. */
    private static final Duration KEPT = Ticket.LIFETIME.plusHours(1);
    private static final String NAME_PREFIX = "obconnect-";
    private static final String MEMBER = "obconnect";

    private final PersistenceEntryManager store;
    private final StaticConfiguration branches;
    private final ActiveConfiguration configuration;

    @Inject
    public JanssenAuthorizationResponses(PersistenceEntryManager store, StaticConfiguration branches, ActiveConfiguration configuration) {
        this.store = store;
        this.branches = branches;
        this.configuration = configuration;
    }

    @Override
    public Optional<AuthorizationResponse> find(String uid) {
        ServerSeal seal = seal();
        return named(name(seal, uid)).map(entry -> read(seal, uid, entry));
    }

    @Override
    public AuthorizationResponse storeIfAbsent(String uid, AuthorizationResponse response) {
        ServerSeal seal = seal();
        String name = name(seal, uid);
        try {
            store.persist(entry(name, seal.seal(Purpose.AUTHORIZATION_RESPONSE, response.content(), uid), response));
            return response;
        } catch (RuntimeException refused) {
            // where the connection broke after the write, the entry that is there is this one
            return named(name).map(entry -> read(seal, uid, entry))
                    .orElseThrow(() -> new DirectoryUnavailable("an authorization response can't be written", refused));
        }
    }

    private TokenDataEntry entry(String name, String sealed, AuthorizationResponse response) {
        TokenDataEntry entry = new TokenDataEntry();
        entry.setKey(name);
        entry.setDn("tknCde=" + name + "," + branches.getBaseDn().getTokens());
        entry.setData(Json.text(Map.of(MEMBER, sealed)));
        entry.setExpiry(Date.from(response.at().plus(KEPT)));
        entry.setDeletable(true);
        return entry;
    }

    /** An entry that can't be read counts too: no other response may be sent in its place. */
    private static AuthorizationResponse read(ServerSeal seal, String uid, TokenDataEntry entry) {
        return Json.trusted(entry.getData()).flatMap(json -> Json.string(json, MEMBER))
                .flatMap(sealed -> seal.open(Purpose.AUTHORIZATION_RESPONSE, sealed, AuthorizationResponse::of, uid))
                .orElseThrow(() -> new DirectoryUnavailable("an authorization response can't be read", null));
    }

    private Optional<TokenDataEntry> named(String name) {
        return Store.asked("authorization responses can't be asked for", () -> store.findEntries(branches.getBaseDn().getTokens(),
                TokenDataEntry.class, Filter.createEqualityFilter("tknCde", name), 1)).stream().findFirst();
    }

    private static String name(ServerSeal seal, String uid) {
        return NAME_PREFIX + seal.mac(Purpose.AUTHORIZATION_RESPONSE_NAME, uid);
    }

    private ServerSeal seal() {
        return configuration.current().orElseThrow(() -> new DirectoryUnavailable("without a configuration there are no names", null)).seal();
    }
}

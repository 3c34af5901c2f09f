package io.obconnect.token;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.revocation.RevokedConsents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what the tokens of a grant carry (protocol section 6). The values come from what we kept at the code exchange, else from the journey in
 * the session; never from the request. A grant that isn't ours is not touched; one that is ours but has no such data gets no token.
 */
@Dependent
public class TokenDecisions {

    /** How much longer than the token that it is written or prolonged for data is kept: clocks differ, and cleaners run early or late. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final TokenRecords records;
    private final GrantedJourneys journeys;
    private final ActiveConfiguration configuration;
    private final RevokedConsents revoked;
    private final GrantsOfRequest decided;

    @Inject
    public TokenDecisions(TokenRecords records, GrantedJourneys journeys, ActiveConfiguration configuration,
            RevokedConsents revoked, GrantsOfRequest decided) {
        this.records = records;
        this.journeys = journeys;
        this.configuration = configuration;
        this.revoked = revoked;
        this.decided = decided;
    }

    /**
     * For a token that is being issued; keeps the data for those that come later.
     *
     * @param expiry when the token expires
     * @return empty where the grant isn't ours; refused with {@link ErrorCode#TOKEN_WITHOUT_JOURNEY}, {@link ErrorCode#TOKEN_DATA_MISSING},
     *         {@link ErrorCode#TOKEN_CONSENT_REVOKED} or {@link ErrorCode#NOT_CONFIGURED} where there must be no token
     * @throws io.obconnect.DirectoryUnavailable where the store refuses: no token either
     */
    public Outcome<Optional<TokenClaims>> issuing(Grant grant, Instant expiry) {
        if (!isOurs(grant)) {
            return Outcome.accept(Optional.empty());
        }
        Optional<TokenRecords.Kept> before = decided.find(grant.id());
        if (before.isPresent()) {
            return prolonged(grant, before.get(), expiry);
        }
        return grant.tokensBefore() ? later(grant, expiry).orElseGet(() -> first(grant, expiry)) : firstOrLater(grant, expiry);
    }

    /** A first token is stored without asking for an earlier record: the store refuses a second one. */
    private Outcome<Optional<TokenClaims>> firstOrLater(Grant grant, Instant expiry) {
        return first(grant, expiry).fold(Outcome::accept,
                refusal -> later(grant, expiry).orElseGet(() -> Outcome.refuse(refusal)));
    }

    private Optional<Outcome<Optional<TokenClaims>>> later(Grant grant, Instant expiry) {
        return records.find(grant.id()).map(kept -> refuseIfRevoked(kept.data()).then(data -> prolonged(grant, kept, expiry)));
    }

    /**
     * For an answer about a token that was issued: introspection, userinfo.
     *
     * @return empty where the grant isn't ours; refused where it is and its data is missing or its consent has ended
     * @throws io.obconnect.DirectoryUnavailable where the store refuses
     */
    public Outcome<Optional<TokenClaims>> reading(Grant grant) {
        if (!isOurs(grant)) {
            return Outcome.accept(Optional.empty());
        }
        return records.find(grant.id()).map(kept -> proven(grant, kept.data())).orElseGet(() -> fromJourney(grant))
                .then(this::refuseIfRevoked).map(Optional::of);
    }

    /** Whether the grant is about a temporary Person, or its request asked for one. For all other grants this needs no look-up. */
    public static boolean isOurs(Grant grant) {
        Optional<String> uid = grant.uid().or(grant::firstUid);
        return uid.map(TemporaryPerson::isTemporary).orElse(grant.ourAcr()) || !grant.requestedIntents().isEmpty();
    }

    private Outcome<Optional<TokenClaims>> prolonged(Grant grant, TokenRecords.Kept kept, Instant expiry) {
        return proven(grant, kept.data()).map(data -> {
            Instant until = kept.until();
            if (until.isBefore(expiry)) {
                until = expiry.plus(MARGIN);
                records.prolong(grant.id(), data, until);
            }
            decided.keep(grant.id(), new TokenRecords.Kept(data, until));
            return Optional.of(data);
        });
    }

    private Outcome<Optional<TokenClaims>> first(Grant grant, Instant expiry) {
        return fromJourney(grant).then(this::refuseIfRevoked).then(data -> {
            TokenRecords.Kept kept = records.keep(grant.id(), data, expiry.plus(MARGIN));
            return proven(grant, kept.data()).map(proven -> {
                decided.keep(grant.id(), kept);
                return Optional.of(proven);
            });
        });
    }

    /** Refuses a grant whose consent has ended since it was approved (protocol section 8). A later approval of the same consent isn't affected. */
    private Outcome<TokenClaims> refuseIfRevoked(TokenClaims data) {
        boolean ended = revoked.revokedAt(data.intent(), data.consentId()).filter(end -> !data.approvedAt().isAfter(end)).isPresent();
        return ended ? Outcome.refuse(ErrorCode.TOKEN_CONSENT_REVOKED) : Outcome.accept(data);
    }

    /** What was kept must be about this grant's client and Person, and about the intent that its request names. */
    private static Outcome<TokenClaims> proven(Grant grant, TokenClaims data) {
        boolean fits = data.clientId().equals(grant.clientId())
                && grant.uid().map(data.uid()::equals).orElse(true)
                && onlyNames(grant, data.intent());
        return fits ? Outcome.accept(data) : Outcome.refuse(ErrorCode.TOKEN_DATA_MISSING);
    }

    private Outcome<TokenClaims> fromJourney(Grant grant) {
        Optional<Journey> journey = grant.sessionDn().flatMap(journeys::find).filter(ofGrant(grant));
        if (journey.isEmpty()) {
            return Outcome.refuse(grant.requestedIntents().isEmpty() ? ErrorCode.TOKEN_DATA_MISSING : ErrorCode.TOKEN_WITHOUT_JOURNEY);
        }
        Optional<Configuration> current = configuration.current().map(KeyedConfiguration::configuration);
        if (current.isEmpty()) {
            return Outcome.refuse(ErrorCode.NOT_CONFIGURED);
        }
        boolean intentIsSubject = current.get().subject() == Subject.INTENT && !grant.pairwise();
        String subject = intentIsSubject ? journey.get().intent().value() : grant.serverSubject().get();
        if (subject == null || subject.isBlank()) {
            return Outcome.refuse(ErrorCode.TOKEN_DATA_MISSING);
        }
        Consent consent = journey.get().consent().orElseThrow();
        return Outcome.accept(new TokenClaims(journey.get().intent().value(), consent.consentId(), consent.acr(), subject,
                journey.get().uid(), grant.clientId(), consent.approvedAt()));
    }

    private static Predicate<Journey> ofGrant(Grant grant) {
        return journey -> journey.clientId().equals(grant.clientId())
                && grant.uid().or(grant::firstUid).filter(journey.uid()::equals).isPresent()
                && journey.status() == Status.AUTHENTICATED
                && journey.consent().isPresent()
                && onlyNames(grant, journey.intent().value());
    }

    private static boolean onlyNames(Grant grant, String intent) {
        return grant.requestedIntents().stream().allMatch(intent::equals);
    }
}

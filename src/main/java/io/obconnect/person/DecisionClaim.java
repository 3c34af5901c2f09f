package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.AlreadyAnswered;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.ConsentFailed;
import io.obconnect.journey.Journey;
import io.obconnect.request.Clients;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims a journey's one answer: an approval by an active temporary Person, a denial or a failure of the bank's by an inactive one
 * (protocol sections 3 and 7). The observers are synchronous, so that a claim that fails stops the journey before anybody is logged in.
 */
@Dependent
public class DecisionClaim {

    /** A client authorization outlives the Person by far; it goes with the Person, and with the server's cleaner if that fails. */
    private static final Duration AUTHORIZATION_LIFETIME = Duration.ofDays(1);
    /** How long a Person lives where there is no configuration. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(10);

    private final People people;
    private final ClientAuthorizations authorizations;
    private final Clients clients;
    private final PersonNames names;
    private final ActiveConfiguration configuration;
    private final Event<PersonCreated> created;

    @Inject
    public DecisionClaim(People people, ClientAuthorizations authorizations, Clients clients, PersonNames names,
            ActiveConfiguration configuration, Event<PersonCreated> created) {
        this.people = people;
        this.authorizations = authorizations;
        this.clients = clients;
        this.names = names;
        this.configuration = configuration;
        this.created = created;
    }

    /**
     * The person approved.
     *
     * @throws AlreadyAnswered where the journey has an answer
     * @throws DirectoryUnavailable where the store refuses
     */
    void approved(@Observes ConsentApproved event) {
        Journey journey = event.journey();
        String consentId = journey.consent().orElseThrow(() -> new IllegalStateException("an approved journey has a consent")).consentId();
        TemporaryPerson person = person(journey, Optional.of(consentId), event.at());
        // written before the Person: without it the server would ask for the consent again; an authorization without a Person has no effect
        if (clients.find(journey.clientId()).filter(client -> !client.trusted()).isPresent()) {
            refuseSecondAnswer(person); // an answer that won't count allows nothing
            authorizations.allow(person, scopes(journey), event.at().plus(AUTHORIZATION_LIFETIME));
        }
        claim(person, event.at());
    }

    /**
     * The person refused or gave up.
     *
     * @throws AlreadyAnswered where the journey has an answer
     * @throws DirectoryUnavailable where the store refuses
     */
    void denied(@Observes ConsentDenied event) {
        withoutConsent(event.journey(), event.at());
    }

    /**
     * The bank failed.
     *
     * @throws AlreadyAnswered where the journey has an answer
     * @throws DirectoryUnavailable where the store refuses
     */
    void failed(@Observes ConsentFailed event) {
        withoutConsent(event.journey(), event.at());
    }

    private void withoutConsent(Journey journey, Instant now) {
        claim(person(journey, Optional.empty(), now), now);
    }

    private void claim(TemporaryPerson person, Instant now) {
        if (people.claim(person) instanceof Claim.Existing existing) {
            throw new AlreadyAnswered(existing.found().filter(person::sameAnswer).isPresent(), existing.found().filter(TemporaryPerson::active).isPresent());
        }
        created.fire(new PersonCreated(person.active(), now));
    }

    private void refuseSecondAnswer(TemporaryPerson person) {
        people.find(person.uid()).ifPresent(found -> {
            throw new AlreadyAnswered(found.sameAnswer(person), found.active());
        });
    }

    private TemporaryPerson person(Journey journey, Optional<String> consentId, Instant now) {
        // without a configuration SealedPersonNames throws DirectoryUnavailable; the default is for other implementations of PersonNames
        Duration lifetime = configuration.current().map(KeyedConfiguration::configuration).map(Configuration::personLifetime).orElse(DEFAULT_LIFETIME);
        return new TemporaryPerson(names.inum(journey.uid()), journey.uid(), journey.clientId(), journey.intent(), consentId,
                now.plus(lifetime));
    }

    private static Set<String> scopes(Journey journey) {
        return Arrays.stream(journey.scope().split(" ")).filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}

package io.obconnect.journey;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.metrics.Metrics;
import io.obconnect.message.ConsentAppAddress;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.ConsentParameters;
import io.obconnect.request.ErrorResponseTarget;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.obconnect.journey.Journeying.CLIENT;
import static io.obconnect.journey.Journeying.INTENT;
import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.TARGET;
import static io.obconnect.journey.Journeying.keyed;
import static org.assertj.core.api.Assertions.assertThat;

class ConsentRedirectionTest {

    private static final String RETURN = "https://auth.example.com/jans-auth/obconnect/return/";
    private final ConsentRedirection beginning = new ConsentRedirection(Clock.fixed(NOON, ZoneOffset.UTC), new Metrics(new HeldConfiguration()));

    @Test
    void the_person_leaves_for_the_consent_app_with_a_message_that_only_it_can_open() throws Exception {
        ConsentRedirect departure = begin(keyed(), asked("openid payments"), TARGET);
        assertThat(departure.location()).startsWith("https://bank.example.com/?sessionData=");
        Map<String, Object> message = open(departure, keyed());
        assertThat(message).containsEntry("uid", departure.journey().uid());
        assertThat(message.get("returnTo").toString()).startsWith(RETURN);
        assertThat(((Map<?, ?>) message.get("client")).get("client_name")).isEqualTo("Configured Name");
        assertThat(((Map<?, ?>) message.get("params")).get("scope")).isEqualTo("openid payments");
        assertThat(departure.cookie().proves(departure.journey())).isTrue();
        assertThat(departure.journey().deadline()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void with_several_tpps_the_registration_names_the_client() throws Exception {
        KeyedConfiguration several = keyed("https://bank.example.com", "tpp-1", "tpp-2");
        assertThat(((Map<?, ?>) open(begin(several, asked(""), TARGET), several).get("client")).get("client_name")).isEqualTo("Pay Well");
    }

    @Test
    void where_no_scope_was_asked_the_message_says_openid_accounts() throws Exception {
        assertThat(((Map<?, ?>) open(begin(keyed(), asked(""), TARGET), keyed()).get("params")).get("scope"))
                .isEqualTo("openid accounts");
    }

    @Test
    void path_and_query_of_the_consent_app_are_kept_and_slashes_not_doubled() {
        assertThat(ConsentAppAddress.carrying(URI.create("https://asps.com"), "M")).isEqualTo("https://asps.com/?sessionData=M");
        assertThat(ConsentAppAddress.carrying(URI.create("https://asps.com/"), "M")).isEqualTo("https://asps.com/?sessionData=M");
        assertThat(ConsentAppAddress.carrying(URI.create("https://asps.com/a/b"), "M")).isEqualTo("https://asps.com/a/b?sessionData=M");
        assertThat(ConsentAppAddress.carrying(URI.create("https://asps.com/a?x=1"), "M")).isEqualTo("https://asps.com/a?x=1&sessionData=M");
    }

    @Test
    void a_thousand_journeys_have_a_thousand_names_secrets_and_messages() {
        Set<String> uids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        Set<String> locations = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ConsentRedirect departure = begin(keyed(), asked("openid"), TARGET);
            uids.add(departure.journey().uid());
            secrets.add(departure.cookie().secret());
            locations.add(departure.location());
        }
        assertThat(uids).hasSize(1_000).allMatch(uid -> uid.matches("obconnect_[a-z2-7]{26}"));
        assertThat(secrets).hasSize(1_000);
        assertThat(locations).hasSize(1_000);
    }

    @Test
    void a_redirect_over_8000_octets_is_refused() {
        ErrorResponseTarget target = new ErrorResponseTarget("c".repeat(3_000), TARGET.redirectUri(), Optional.empty(), "code", Optional.empty());
        Outcome<ConsentRedirect> outcome = beginning.begin(asked("openid"), target, CLIENT, "session-1", "sid-1", RETURN, keyed());
        assertThat(outcome.<ErrorCode>fold(departure -> null, refusal -> refusal.code())).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE_TO_SEND);
    }

    private ConsentRedirect begin(KeyedConfiguration keyed, ConsentParameters asked, ErrorResponseTarget target) {
        return beginning.begin(asked, target, CLIENT, "session-1", "sid-1", RETURN, keyed)
                .fold(departure -> departure, refusal -> {
                    throw new AssertionError(refusal.toString());
                });
    }

    private static ConsentParameters asked(String scope) {
        return new ConsentParameters(INTENT, AcrRequirement.NONE, scope, false);
    }

    private static Map<String, Object> open(ConsentRedirect departure, KeyedConfiguration keyed) throws Exception {
        JWEObject jwe = JWEObject.parse(departure.location().replaceFirst(".*sessionData=", ""));
        jwe.decrypt(new DirectDecrypter(keyed.configuration().sharedSecret().key()));
        return jwe.getPayload().toJSONObject();
    }
}

package io.obconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.obconnect.ErrorCode;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    private final ConfigurationReader reader = new ConfigurationReader();

    @Test
    void theMandatoryPropertiesAloneGiveTheDocumentedDefaults() {
        Configuration configuration = valid(Given.mandatory()).configuration();

        assertThat(configuration.sharedSecret()).isEqualTo(SharedSecret.ofOctets(Given.SECRET.getBytes(StandardCharsets.UTF_8)));
        assertThat(configuration.tpps()).containsExactly("tpp-1");
        assertThat(configuration.lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.profile()).isEqualTo(MessageProfile.LEGACY);
        assertThat(configuration.subject()).isEqualTo(Configuration.Subject.INTENT);
        assertThat(configuration.accountMeans()).isEqualTo(Configuration.AccountMeans.INTENT);
        assertThat(configuration.personLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(configuration.fallbackAcr()).isEqualTo("simple_password_auth");
        assertThat(configuration.bareRequests()).isTrue();
        assertThat(configuration.requestSecret()).isEmpty();
        assertThat(configuration.openingSecrets()).isEmpty();
        assertThat(configuration.metricsToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sharedSecret", "tpp_client_id", "client_name", "organization_name", "expiry", "consent_app_server_name", "hostname"})
    void eachMandatoryPropertyIsMissedByItsName(String name) {
        Map<String, String> absent = Given.mandatory();
        absent.remove(name);
        Map<String, String> withoutValue = Given.mandatory();
        withoutValue.put(name, null);

        for (Map<String, String> properties : List.of(absent, withoutValue, Given.with(name, "  "))) {
            assertThat(invalid(properties).problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ErrorCode.PROPERTY_MISSING);
                assertThat(problem.property()).isEqualTo(name);
                assertThat(problem.advice()).contains(name + "=");
            });
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, String> properties = Given.with("sharedSecret", "short", "expiry", "abc", "consent_app_server_name",
                "http://consent.bank.example", "hostname", "https://other.example", "protocol", "newest", "person_lifetime", "5",
                "bare_requests", "perhaps", "metrics_token", "short", "fallback_acr", "obconnect", "subject", "x", "account_means", "y");
        properties.remove("client_name");

        assertThat(invalid(properties).problems()).extracting(Problem::property).containsExactlyInAnyOrder("sharedSecret", "expiry",
                "consent_app_server_name", "hostname", "protocol", "person_lifetime", "bare_requests", "metrics_token", "fallback_acr",
                "subject", "account_means", "client_name");
    }

    @Test
    void noProblemRepeatsAnyValue() {
        Map<String, String> properties = new HashMap<>();
        for (Property property : Property.values()) {
            properties.put(property.key(), "leaked\u0000value");
        }

        Reading.Invalid reading = invalid(properties);

        assertThat(reading.problems()).isNotEmpty();
        assertThat(StartupMessage.of(reading) + reading).doesNotContain("leaked");
    }

    @Test
    void aFifteenCharacterSecretIsRefused() {
        assertThat(invalid(Given.with("sharedSecret", "fifteen-letters")).problems())
                .extracting(Problem::code).containsExactly(ErrorCode.SECRET_TOO_SHORT);
    }

    @Test
    void severalTppsAreSeparatedBySpacesOrCommas() {
        assertThat(valid(Given.with("tpp_client_id", " a,b  c, d ,a")).configuration().tpps()).containsExactly("a", "b", "c", "d");
        assertThat(invalid(Given.with("tpp_client_id", " , ,")).problems()).extracting(Problem::code).containsExactly(ErrorCode.PROPERTY_INVALID);
    }

    @Test
    void theOlderSpellingOfTheOrganizationIsAccepted() {
        Map<String, String> older = Given.with("organisation_name", "Older Bank");
        older.remove("organization_name");

        assertThat(valid(older).configuration().organizationName()).isEqualTo("Older Bank");
        assertThat(valid(Given.with("organisation_name", "Example Bank")).warnings()).extracting(Problem::code)
                .doesNotContain(ErrorCode.PROPERTY_UNKNOWN);
    }

    @Test
    void twoDifferentOrganizationsAreAConflict() {
        assertThat(invalid(Given.with("organisation_name", "Other Bank")).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.PROPERTIES_CONFLICT);
            assertThat(problem.property()).isEqualTo("organization_name");
        });
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "300, 300", "600, 600", "601, 600", "86400, 600", "161371681475, 600", "161371681475000, 600"})
    void anyAcceptedExpiryEndsWithinTenMinutes(String expiry, long seconds) {
        Reading.Valid reading = valid(Given.with("expiry", expiry));

        assertThat(reading.configuration().deadline(Given.NOW)).isEqualTo(Given.NOW.plusSeconds(seconds));
        assertThat(reading.warnings()).extracting(Problem::code).doesNotContain(ErrorCode.EXPIRY_PAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1e3", "3.5", "+60", "00", "1234567890123456789", "٣٠٠"})
    void anyOtherExpiryIsRefused(String expiry) {
        assertThat(invalid(Given.with("expiry", expiry)).problems()).extracting(Problem::code, Problem::property)
                .containsExactly(tuple(ErrorCode.PROPERTY_INVALID, "expiry"));
    }

    @Test
    void anAbsoluteStampAheadShortensUntilItIsPast() {
        Instant stamp = Given.NOW.plusSeconds(120);
        for (String text : List.of("" + stamp.getEpochSecond(), "" + stamp.toEpochMilli())) {
            Configuration configuration = valid(Given.with("expiry", text)).configuration();

            assertThat(configuration.deadline(Given.NOW)).isEqualTo(stamp);
            assertThat(configuration.deadline(Given.NOW.plusSeconds(119))).isEqualTo(stamp);
            assertThat(configuration.deadline(stamp)).isEqualTo(stamp.plus(Duration.ofMinutes(10)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"86401", "1613716814", "1613716814752"})
    void anAbsoluteStampInThePastIsIgnoredWithAWarning(String expiry) {
        Reading.Valid reading = valid(Given.with("expiry", expiry));

        assertThat(reading.warnings()).extracting(Problem::code).contains(ErrorCode.EXPIRY_PAST);
        assertThat(reading.configuration().deadline(Given.NOW)).isEqualTo(Given.NOW.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://asps.com", "https://asps.com/", "https://asps.com/consent/", "https://asps.com/consent?bank=1%202&x",
            "https://asps.com:8443?bank=1", "http://localhost:4300/app", "http://127.0.0.2:4300", "http://[::1]:4300"})
    void theConsentAppsAddressIsKeptAsItIs(String consentApp) {
        Configuration configuration = valid(Given.with("consent_app_server_name", " " + consentApp)).configuration();

        assertThat(configuration.consentApp()).isEqualTo(URI.create(consentApp));
    }

    @ParameterizedTest
    @CsvSource({
            "http://asps.com, CONSENT_APP_INSECURE",
            "http://localhost.evil.example, CONSENT_APP_INSECURE",
            "http://127.0.0.1.evil.example, CONSENT_APP_INSECURE",
            "http://10.0.0.1, CONSENT_APP_INSECURE",
            "asps.com, PROPERTY_INVALID",
            "//asps.com, PROPERTY_INVALID",
            "https:///path, PROPERTY_INVALID",
            "https:opaque, PROPERTY_INVALID",
            "ftp://asps.com, PROPERTY_INVALID",
            "javascript:alert(1), PROPERTY_INVALID",
            "https://asps.com/#part, PROPERTY_INVALID",
            "https://user@asps.com, PROPERTY_INVALID",
            "https://asps.com:0, PROPERTY_INVALID",
            "https://asps.com:70000, PROPERTY_INVALID",
            "https://asps.com/a b, PROPERTY_INVALID",
            "https://asps.com/?sessionData=x, PROPERTY_INVALID"})
    void anyOtherConsentAppIsRefused(String consentApp, ErrorCode code) {
        assertThat(invalid(Given.with("consent_app_server_name", consentApp)).problems()).extracting(Problem::code, Problem::property)
                .containsExactly(tuple(code, "consent_app_server_name"));
    }

    @ParameterizedTest
    @CsvSource({
            "https://auth.bank.example, https://auth.bank.example, https://auth.bank.example",
            "auth.bank.example, https://auth.bank.example, https://auth.bank.example",
            "https://auth.bank.example/, https://auth.bank.example, https://auth.bank.example",
            "https://auth.bank.example, https://auth.bank.example/, https://auth.bank.example",
            "HTTPS://Auth.Bank.example, https://auth.bank.example, https://auth.bank.example",
            "auth.bank.example:8443, https://auth.bank.example:8443, https://auth.bank.example:8443",
            "https://bank.example/auth, https://bank.example/auth, https://bank.example/auth",
            "http://localhost:8080, http://localhost:8080, http://localhost:8080",
            "localhost:8080, http://localhost:8080, http://localhost:8080"})
    void theHostnameIsTheIssuer(String hostname, String issuer, String expected) {
        Reading reading = reader.read(Given.with("hostname", hostname), Given.environment(issuer));

        assertThat(reading).asInstanceOf(type(Reading.Valid.class))
                .extracting(valid -> valid.configuration().hostname()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
            "https://auth.bank.example.evil.example, https://auth.bank.example, HOSTNAME_NOT_ISSUER",
            "other.example, https://auth.bank.example, HOSTNAME_NOT_ISSUER",
            "http://auth.bank.example, https://auth.bank.example, HOSTNAME_NOT_ISSUER",
            "https://auth.bank.example:8443, https://auth.bank.example, HOSTNAME_NOT_ISSUER",
            "https://auth.bank.example/Path, https://auth.bank.example/path, HOSTNAME_NOT_ISSUER",
            "http://auth.bank.example, http://auth.bank.example, PROPERTY_INVALID",
            "auth.bank.example, http://auth.bank.example, PROPERTY_INVALID",
            "https://user@auth.bank.example, https://auth.bank.example, PROPERTY_INVALID"})
    void aHostnameThatIsNotTheIssuerOrNotSecureIsRefused(String hostname, String issuer, ErrorCode code) {
        Reading reading = reader.read(Given.with("hostname", hostname), Given.environment(issuer));

        assertThat(reading).asInstanceOf(type(Reading.Invalid.class))
                .extracting(invalid -> invalid.problems().get(0).code()).isEqualTo(code);
    }

    @Test
    void theFallbackMustNotBeObconnectItself() {
        for (String ours : List.of("obconnect", "urn:openbanking:psd2:sca")) {
            assertThat(invalid(Given.with("fallback_acr", ours)).problems()).extracting(Problem::property).containsExactly("fallback_acr");
        }
    }

    @Test
    void theCurrentSecretSealsAndTheOthersOnlyOpen() {
        Configuration configuration = valid(Given.with("sharedSecret_opening",
                "an-older-secret-01 " + Given.SECRET + "\n a-newer-secret-002 an-older-secret-01")).configuration();

        assertThat(configuration.sharedSecret()).isEqualTo(secret(Given.SECRET));
        assertThat(configuration.openingSecrets()).containsExactlyInAnyOrder(secret("an-older-secret-01"), secret("a-newer-secret-002"));
    }

    @Test
    void oneShortSecretAmongTheOpeningOnesIsRefused() {
        assertThat(invalid(Given.with("sharedSecret_opening", "an-older-secret-01 short")).problems())
                .extracting(Problem::code, Problem::property)
                .containsExactly(tuple(ErrorCode.SECRET_TOO_SHORT, "sharedSecret_opening"));
    }

    @Test
    void theSharedSecretThatAlsoOpensRequestsIsReported() {
        assertThat(codesOfWarnings()).containsExactly(ErrorCode.SHARED_SECRET_OPENS_REQUESTS);
        assertThat(codesOfWarnings("requestSecret", Given.SECRET, "protocol", "strict")).containsExactly(ErrorCode.SHARED_SECRET_OPENS_REQUESTS);
        assertThat(codesOfWarnings("requestSecret", "a-secret-of-its-own")).isEmpty();
        assertThat(codesOfWarnings("protocol", "strict")).isEmpty();
        assertThat(codesOfWarnings("tpp_client_id", "a b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SharedSecret_Opening, sharedSecret_opening", "shared_secret_open, sharedSecret_opening", "requestsecret, requestSecret",
            "person-lifetime, person_lifetime", "metric_token, metrics_token", "organisation-name, organization_name"})
    void anUnknownPropertyIsMetWithTheNearestKnownName(String unknown, String nearest) {
        assertThat(valid(Given.with(unknown, "x", "requestSecret", "a-secret-of-its-own")).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(ErrorCode.PROPERTY_UNKNOWN);
            assertThat(warning.property()).isEqualTo(unknown);
            assertThat(warning.advice().replace("organisation_name", "organization_name")).isEqualTo("did you mean " + nearest + "?");
        });
    }

    @Test
    void aNameLikeNothingKnownGetsNoGuessAndCannotForgeALogLine() {
        String name = "zzzz\nWARN forged " + "x".repeat(100);

        assertThat(valid(Given.with(name, "x", "requestSecret", "a-secret-of-its-own")).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.property()).doesNotContain("\n").hasSizeLessThan(70);
            assertThat(warning.advice()).isEqualTo("see the list of properties");
        });
    }

    @Test
    void aMisspelledMandatoryNameIsExplainedBesideTheMissingOne() {
        Map<String, String> properties = Given.with("client-name", "Example Payments");
        properties.remove("client_name");

        Reading.Invalid reading = invalid(properties);

        assertThat(StartupMessage.of(reading)).contains("OBC-201 client_name: is missing")
                .contains("OBC-207 client-name: is unknown and ignored; did you mean client_name?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:" + Given.TOKEN_FILE, "env:" + Given.TOKEN_VARIABLE, Given.TOKEN})
    void theMetricsTokenStandsWhereverASecretMayStand(String written) {
        assertThat(valid(Given.with("metrics_token", written)).configuration().metricsToken()).contains(Given.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/run/secrets/absent", "env:ABSENT", "hex:00", "base64url:!"})
    void aMetricsTokenThatCannotBeReadIsNoToken(String written) {
        assertThat(invalid(Given.with("metrics_token", written))).satisfies(reading -> {
            assertThat(reading.metricsToken()).isEmpty();
            assertThat(reading.problems()).extracting(Problem::property).containsExactly("metrics_token");
        });
    }

    @Test
    void aUsableMetricsTokenSurvivesOtherProblems() {
        Map<String, String> properties = Given.with("metrics_token", "a-token-of-more-than-16", "expiry", "0");

        assertThat(invalid(properties).metricsToken()).contains("a-token-of-more-than-16");
        assertThat(invalid(properties).toString()).doesNotContain("a-token-of-more-than-16");
    }

    private List<ErrorCode> codesOfWarnings(String... namesAndValues) {
        return valid(Given.with(namesAndValues)).warnings().stream().map(Problem::code).toList();
    }

    private Reading.Valid valid(Map<String, String> properties) {
        Reading reading = reader.read(properties, Given.ENVIRONMENT);
        assertThat(reading).as("%s", reading).isInstanceOf(Reading.Valid.class);
        return (Reading.Valid) reading;
    }

    private Reading.Invalid invalid(Map<String, String> properties) {
        Reading reading = reader.read(properties, Given.ENVIRONMENT);
        assertThat(reading).as("%s", reading).isInstanceOf(Reading.Invalid.class);
        return (Reading.Invalid) reading;
    }

    private static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.obconnect.config;

import static io.obconnect.config.Property.ACCOUNT_MEANS;
import static io.obconnect.config.Property.BARE_REQUESTS;
import static io.obconnect.config.Property.CLIENT_NAME;
import static io.obconnect.config.Property.CONSENT_APP_SERVER_NAME;
import static io.obconnect.config.Property.EXPIRY;
import static io.obconnect.config.Property.FALLBACK_ACR;
import static io.obconnect.config.Property.HOSTNAME;
import static io.obconnect.config.Property.METRICS_TOKEN;
import static io.obconnect.config.Property.OLDER_ORGANIZATION_NAME;
import static io.obconnect.config.Property.ORGANIZATION_NAME;
import static io.obconnect.config.Property.PERSON_LIFETIME;
import static io.obconnect.config.Property.PROTOCOL;
import static io.obconnect.config.Property.REQUEST_SECRET;
import static io.obconnect.config.Property.SHARED_SECRET;
import static io.obconnect.config.Property.SHARED_SECRET_OPENING;
import static io.obconnect.config.Property.SUBJECT;
import static io.obconnect.config.Property.TPP_CLIENT_ID;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the properties of the person_authentication script into a {@link Configuration}, or says everything that is wrong with them
 * at once (protocol, "Properties"). No value of a property gets into a problem.
 */
public final class ConfigurationReader {

    /**
     * Reads and checks all properties.
     *
     * @param properties as they stand on the script; null and blank values count as absent
     * @param environment what they are checked against
     */
    public Reading read(Map<String, String> properties, Environment environment) {
        PropertyValues values = new PropertyValues(properties);
        Function<String, Outcome<SharedSecret>> secret = text -> SharedSecret.parse(text, environment.secrets());

        Optional<SharedSecret> sharedSecret = values.mandatory(SHARED_SECRET, secret);
        Optional<List<String>> tpps = values.mandatory(TPP_CLIENT_ID, ValueParsers::clientIds);
        Optional<String> clientName = values.mandatory(CLIENT_NAME, ValueParsers::name);
        Optional<String> organizationName = organizationName(values);
        Optional<Expiry> expiry = values.mandatory(EXPIRY, text -> Expiry.parse(text.strip()));
        Optional<URI> consentApp = values.mandatory(CONSENT_APP_SERVER_NAME, text -> ServerAddress.consentApp(text.strip()));
        Optional<String> hostname = values.mandatory(HOSTNAME, text -> ServerAddress.hostname(text.strip(), environment.issuer()));
        Optional<MessageProfile> profile = values.optional(PROTOCOL,
                ValueParsers.oneOf(Map.of("legacy", MessageProfile.LEGACY, "strict", MessageProfile.STRICT)));
        Optional<SharedSecret> requestSecret = values.optional(REQUEST_SECRET, secret);
        Optional<List<SharedSecret>> opening = values.optional(SHARED_SECRET_OPENING, ValueParsers.several(secret));
        Optional<Configuration.Subject> subject = values.optional(SUBJECT, ValueParsers.oneOf(
                Map.of("intent", Configuration.Subject.INTENT, "person", Configuration.Subject.PERSON)));
        Optional<Configuration.AccountMeans> accountMeans = values.optional(ACCOUNT_MEANS, ValueParsers.oneOf(
                Map.of("intent", Configuration.AccountMeans.INTENT, "psu", Configuration.AccountMeans.PSU)));
        Optional<Duration> personLifetime = values.optional(PERSON_LIFETIME, ValueParsers::personLifetime);
        Optional<String> fallbackAcr = values.optional(FALLBACK_ACR, ValueParsers.fallbackAcr(environment.ourAcr()));
        Optional<Boolean> bareRequests = values.optional(BARE_REQUESTS,
                ValueParsers.oneOf(Map.of("true", true, "false", false)));
        Optional<String> metricsToken = values.optional(METRICS_TOKEN, ValueParsers.metricsToken(environment.secrets()));

        List<Problem> warnings = new ArrayList<>(unknown(properties));
        expiry.flatMap(Expiry::latest).filter(stamp -> !stamp.isAfter(environment.clock().instant())).ifPresent(past ->
                warnings.add(Problem.of(ErrorCode.EXPIRY_PAST, EXPIRY, "is an absolute stamp in the past and is ignored")));
        if (!values.problems().isEmpty()) {
            return new Reading.Invalid(values.problems(), warnings, metricsToken, tpps.orElse(List.of()));
        }

        SharedSecret current = value(sharedSecret);
        Configuration configuration = new Configuration(
                current,
                opening.orElse(List.of()).stream().filter(old -> !old.equals(current)).toList(),
                requestSecret,
                value(tpps),
                value(clientName),
                value(organizationName),
                value(expiry).lifetime(),
                value(expiry).latest(),
                value(consentApp),
                value(hostname),
                value(profile),
                value(subject),
                value(accountMeans),
                value(personLifetime),
                value(fallbackAcr),
                value(bareRequests),
                metricsToken);
        if (sharedSecretOpensRequests(configuration)) {
            warnings.add(Problem.of(ErrorCode.SHARED_SECRET_OPENS_REQUESTS, REQUEST_SECRET,
                    "is not a secret of its own: whoever holds the shared secret can write both requests and consent answers"));
        }
        return new Reading.Valid(configuration, warnings);
    }

    private static Optional<String> organizationName(PropertyValues values) {
        Optional<String> current = values.text(ORGANIZATION_NAME.key());
        Optional<String> older = values.text(OLDER_ORGANIZATION_NAME);
        if (current.isPresent() && older.isPresent() && !current.get().strip().equals(older.get().strip())) {
            values.refuse(ORGANIZATION_NAME, ErrorCode.PROPERTIES_CONFLICT,
                    "differs from " + OLDER_ORGANIZATION_NAME);
            return Optional.empty();
        }
        return values.mandatory(ORGANIZATION_NAME, current.or(() -> older), ValueParsers::name);
    }

    // the shared secret opens request objects too: by default, or because the operator set the same secret twice
    private static boolean sharedSecretOpensRequests(Configuration configuration) {
        return configuration.requestSecret()
                .map(own -> own.equals(configuration.sharedSecret()) || configuration.openingSecrets().contains(own))
                .orElse(configuration.profile() == MessageProfile.LEGACY && configuration.tpps().size() == 1);
    }

    private static List<Problem> unknown(Map<String, String> properties) {
        List<String> known = Property.knownNames();
        return properties.keySet().stream()
                .filter(Objects::nonNull)
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Problem(ErrorCode.PROPERTY_UNKNOWN, printable(name), "is unknown and ignored",
                        NearestName.to(name, known).map(near -> "did you mean " + near + "?").orElse("see the list of properties")))
                .toList();
    }

    // a name can be anything that an operator pasted, and goes to the log
    private static String printable(String name) {
        String visible = name.replaceAll("[^ -~]", "?");
        return visible.length() <= 64 ? visible : visible.substring(0, 64) + "…";
    }

    private static <T> T value(Optional<T> checked) {
        return checked.orElseThrow(() -> new IllegalStateException("a missing value is noted as a problem"));
    }
}

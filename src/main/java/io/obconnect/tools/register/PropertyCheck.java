package io.obconnect.tools.register;

import io.obconnect.ErrorCode;
import io.obconnect.config.ConfigurationReader;
import io.obconnect.config.Environment;
import io.obconnect.config.Problem;
import io.obconnect.config.Property;
import io.obconnect.config.Reading;
import io.obconnect.message.SecretSources;
import io.obconnect.tools.Refused;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The extension's own check of its properties, before the server sees them. */
public final class PropertyCheck {

    /** Placeholders for the secrets on the server's machine, which can't be read here: a different one for each path or variable. */
    private static final SecretSources ELSEWHERE = new SecretSources() {
        @Override
        public Optional<byte[]> file(String path) {
            return Optional.of(at(path).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public Optional<String> environment(String name) {
            return Optional.of(at(name));
        }

        // a UUID is good for a token too
        private String at(String place) {
            return "elsewhere-" + UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        }
    };

    private final Optional<String> issuer;

    /** @param issuer the server's, where it is known */
    public PropertyCheck(Optional<String> issuer) {
        this.issuer = issuer;
    }

    /**
     * What should be looked at.
     *
     * @throws Refused with everything that is wrong
     */
    List<String> warnings(Map<String, String> properties) {
        Reading reading = read(properties);
        if (reading instanceof Reading.Invalid invalid) {
            throw Refused.because("the properties can't be used:\n" + invalid.problems().stream()
                    .map(problem -> "  " + problem).collect(Collectors.joining("\n")), "Correct them; docs/properties.md explains each.");
        }
        return reading.warnings().stream().map(Object::toString).toList();
    }

    /**
     * Refuses names that the extension doesn't know: it would only warn of such a property and ignore it.
     *
     * @param wanted what is to be set; an empty value removes a property, whatever its name
     * @throws Refused with the nearest name of each that is unknown
     */
    void requireKnown(Map<String, String> wanted) {
        Map<String, String> set = new TreeMap<>(wanted);
        set.values().removeIf(String::isEmpty);
        List<Problem> unknown = read(set).warnings().stream().filter(problem -> problem.code() == ErrorCode.PROPERTY_UNKNOWN).toList();
        if (!unknown.isEmpty()) {
            throw Refused.because("there is no such property:\n" + unknown.stream()
                    .map(problem -> "  " + problem.code().id() + " " + problem.property() + "; " + problem.advice()).collect(Collectors.joining("\n")),
                    "Correct the name; docs/properties.md has them all.");
        }
    }

    /** What the server's extension will make of the properties. */
    public Reading read(Map<String, String> properties) {
        String expected = issuer.orElseGet(() -> {
            String hostname = properties.getOrDefault(Property.HOSTNAME.key(), "").strip();
            return hostname.contains("://") ? hostname : "https://" + hostname;
        });
        return new ConfigurationReader().read(properties, new Environment(expected,
                ScriptKind.PERSON_AUTHENTICATION.scriptName()::equals, Clock.systemUTC(), ELSEWHERE));
    }
}

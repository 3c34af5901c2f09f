package io.obconnect.config;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the properties out of the script's map one by one and notes what is wrong with each, so that the operator hears of
 * everything at once. A blank value counts as none.
 */
final class PropertyValues {

    private final Map<String, String> properties;
    private final List<Problem> problems = new ArrayList<>();

    PropertyValues(Map<String, String> properties) {
        this.properties = properties;
    }

    /** A mandatory property: empty only after its problem is noted. */
    <T> Optional<T> mandatory(Property property, Function<String, Outcome<T>> parser) {
        return mandatory(property, text(property.key()), parser);
    }

    <T> Optional<T> mandatory(Property property, Optional<String> text, Function<String, Outcome<T>> parser) {
        if (text.isEmpty()) {
            refuse(property, ErrorCode.PROPERTY_MISSING, "is missing");
        }
        return parsed(property, text, parser);
    }

    /** An optional property; the catalogue's default takes an absent one's place. */
    <T> Optional<T> optional(Property property, Function<String, Outcome<T>> parser) {
        return parsed(property, text(property.key()).or(property::defaultValue), parser);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isBlank());
    }

    void refuse(Property property, ErrorCode code, String wrong) {
        problems.add(Problem.of(code, property, wrong));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private <T> Optional<T> parsed(Property property, Optional<String> text, Function<String, Outcome<T>> parser) {
        return text.flatMap(value -> parser.apply(value).fold(Optional::of, refusal -> {
            refuse(property, refusal.code(), refusal.detail());
            return Optional.empty();
        }));
    }
}

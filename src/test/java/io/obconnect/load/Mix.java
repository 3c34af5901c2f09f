package io.obconnect.load;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which journeys, in which proportions: {@code approve=90,deny=5,late=3,forged=2}. Weights are whole numbers and needn't add up to 100;
 * a fate alone has weight 1.
 */
record Mix(Map<Fate, Integer> weights) {

    static final Mix APPROVED = new Mix(Map.of(Fate.APPROVE, 1));

    Mix {
        weights = Map.copyOf(weights);
        if (weights.values().stream().anyMatch(weight -> weight < 0) || weights.values().stream().mapToInt(Integer::intValue).sum() == 0) {
            throw new IllegalArgumentException("a mix needs weights of 0 or more, and one above");
        }
    }

    /** @throws IllegalArgumentException for an unknown fate, one that is named twice, or a weight that is no whole number */
    static Mix parse(String text) {
        Map<Fate, Integer> weights = new EnumMap<>(Fate.class);
        for (String part : text.split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (weights.put(fate(pair[0].strip()), pair.length == 1 ? 1 : weight(pair[1].strip())) != null) {
                throw new IllegalArgumentException(pair[0].strip() + " stands twice in the mix");
            }
        }
        return new Mix(weights);
    }

    /** One at random, by weight. */
    Fate next(RandomGenerator random) {
        int ticket = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Fate fate : Fate.values()) {
            ticket -= weights.getOrDefault(fate, 0);
            if (ticket < 0) {
                return fate;
            }
        }
        throw new IllegalStateException("the weights changed");
    }

    private static Fate fate(String name) {
        return Arrays.stream(Fate.values()).filter(fate -> fate.label().equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is none of "
                        + Arrays.stream(Fate.values()).map(Fate::label).collect(Collectors.joining(", "))));
    }

    private static int weight(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
    }

    @Override
    public String toString() {
        return Arrays.stream(Fate.values()).filter(fate -> weights.getOrDefault(fate, 0) > 0)
                .map(fate -> fate.label() + "=" + weights.get(fate)).collect(Collectors.joining(","));
    }

    /** For the command line. */
    static final class Converter implements ITypeConverter<Mix> {

        @Override
        public Mix convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

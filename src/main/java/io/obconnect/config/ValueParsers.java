package io.obconnect.config;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.message.SecretForms;
import io.obconnect.message.SecretSources;
import io.obconnect.message.SharedSecret;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parsers of the plain properties. The details say what is wrong and never repeat the value. */
final class ValueParsers {

    private static final int LONGEST_NAME = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,256}");
    private static final Pattern ACR = Pattern.compile("[A-Za-z0-9_:/.-]{1,60}");
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private ValueParsers() {
    }

    static Outcome<String> name(String text) {
        String name = text.strip();
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return invalid("is longer than " + LONGEST_NAME + " characters");
        }
        return UNPRINTABLE.matcher(name).find()
                ? invalid("has a control character")
                : Outcome.accept(name);
    }

    static Outcome<List<String>> clientIds(String text) {
        Set<String> ids = new LinkedHashSet<>(Arrays.asList(text.strip().split("[\\s,]+")));
        ids.remove(""); // a leading comma
        if (ids.isEmpty()) {
            return invalid("names no client");
        }
        return ids.stream().allMatch(CLIENT_ID.asMatchPredicate())
                ? Outcome.accept(List.copyOf(ids))
                : invalid("has a client id that isn't 1 to 256 visible ASCII characters");
    }

    static <T> Function<String, Outcome<T>> oneOf(Map<String, T> values) {
        return text -> {
            T value = values.get(text.strip());
            return value == null
                    ? invalid("is not " + String.join(" or ", values.keySet().stream().sorted().toList()))
                    : Outcome.accept(value);
        };
    }

    static Outcome<Duration> personLifetime(String text) {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) < 60 || Integer.parseInt(number) > 3600) {
            return invalid("is not a whole number of seconds from 60 to 3600");
        }
        return Outcome.accept(Duration.ofSeconds(Integer.parseInt(number)));
    }

    static Function<String, Outcome<String>> fallbackAcr(Predicate<String> ourAcr) {
        return text -> {
            String acr = text.strip();
            if (!ACR.matcher(acr).matches()) {
                return invalid("is not the name of a script: 1 to 60 characters of A-Z a-z 0-9 _ - : / .");
            }
            return ourAcr.test(acr)
                    ? invalid("is Obconnect itself, which would ask for an intent again")
                    : Outcome.accept(acr);
        };
    }

    /** A text and no key, which may be written down in all the forms that a key may. */
    static Function<String, Outcome<String>> metricsToken(SecretSources sources) {
        return text -> SecretForms.octets(text.strip(), sources).map(octets -> new String(octets, StandardCharsets.UTF_8)).then(token ->
                token.length() >= 16 && token.length() <= 512 && BEARER.matcher(token).matches()
                        ? Outcome.accept(token)
                        : invalid("is not 16 to 512 characters of A-Z a-z 0-9 - . _ ~ + / ="));
    }

    static Function<String, Outcome<List<SharedSecret>>> several(Function<String, Outcome<SharedSecret>> secret) {
        return text -> {
            Outcome<List<SharedSecret>> all = Outcome.accept(List.of());
            for (String value : text.strip().split("\\s+")) {
                all = all.then(secrets -> secret.apply(value).map(next -> Stream.concat(secrets.stream(), Stream.of(next)).distinct().toList()));
            }
            return all;
        };
    }

    private static <T> Outcome<T> invalid(String detail) {
        return Outcome.refuse(ErrorCode.PROPERTY_INVALID, detail);
    }
}

package io.obconnect.message;

import io.obconnect.Outcome;

import java.nio.charset.StandardCharsets;

/** A secret that is a text and no key, such as a bearer token. It may be written down in all the forms that a key may. */
public final class SecretText {

    private SecretText() {
    }

    /**
     * Reads it in the forms of {@link SharedSecret#parse}; refused with {@link io.obconnect.ErrorCode#PROPERTY_INVALID} where it can't be read,
     * without quoting the value.
     */
    public static Outcome<String> parse(String configured, SecretSources sources) {
        return SecretForms.octets(configured, sources).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }
}

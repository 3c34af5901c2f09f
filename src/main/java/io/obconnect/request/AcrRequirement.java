package io.obconnect.request;

import java.util.List;

/**
 * The authentication context that a TPP asks for: {@code claims.id_token.acr} or {@code acr_values} (OpenID Connect Core sections
 * 5.5.1.1 and 3.1.2.1).
 *
 * @param values the acceptable values, most wanted first; empty where the TPP asks for none
 * @param essential whether a consent below them must fail
 */
public record AcrRequirement(List<String> values, boolean essential) {

    /** Asked where the TPP names none (protocol section 2). */
    public static final List<String> PSD2 = List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca");
    public static final AcrRequirement NONE = new AcrRequirement(List.of(), false);

    public AcrRequirement {
        values = List.copyOf(values);
        if (values.isEmpty() && essential) {
            throw new IllegalArgumentException("an essential acr needs a value");
        }
    }

    /** What goes to the Consent App: what was asked, else both PSD2 values. */
    public List<String> wanted() {
        return values.isEmpty() ? PSD2 : values;
    }
}

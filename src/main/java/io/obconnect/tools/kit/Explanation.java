package io.obconnect.tools.kit;

import io.obconnect.tools.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says what each member of a message is for (protocol sections 2 and 3). */
final class Explanation {

    private static final Map<String, String> HEADER = Map.of(
            "alg", "dir: the shared key itself encrypts",
            "enc", "A256GCM, the only one",
            "kid", "names the secret; copy it into your answer",
            "typ", "strict: obconnect-request+jwt or obconnect-response+jwt; a revocation always says obconnect-revocation+jwt",
            "zip", "not allowed", "crit", "not allowed");

    private static final Map<String, String> PAYLOAD = Map.ofEntries(
            Map.entry("returnTo", "where the browser brings the answer; check that it is the auth server's, use it as it is"),
            Map.entry("prompt.name", "always login: log the person in"),
            Map.entry("prompt.details.openbanking_intent_id.value", "the intent: what is asked, look it up at the bank"),
            Map.entry("prompt.details.openbanking_intent_id.essential", "always true (text in legacy)"),
            Map.entry("uid", "the journey; copy it into the answer"),
            Map.entry("params.client_id", "the TPP"),
            Map.entry("params.scope", "as the TPP asked"),
            Map.entry("params.claims", "JSON text: id_token.acr.values is what the TPP accepts, most wanted first"),
            Map.entry("exp", "after it nothing counts"),
            Map.entry("iat", "when it was made"),
            Map.entry("nbf", "before it nothing counts"),
            Map.entry("jti", "unique id of the message"),
            Map.entry("client.client_name", "the TPP's name, for the person"),
            Map.entry("client.org_name", "the organization's name, for the person"),
            Map.entry("iss", "strict only: who made it"),
            Map.entry("aud", "strict only: for whom"),
            Map.entry("consent_id", "the consent that has ended"),
            Map.entry("openbanking_intent_id", "the same by the TPP's name for it"),
            Map.entry("reason", "for the audit trail"),
            Map.entry("result.login.account", "the intent (with account_means=psu: the person)"),
            Map.entry("result.login.acr", "how the bank authenticated the person"),
            Map.entry("result.consent.consent_id", "the consent; without it the intent stands for it"),
            Map.entry("result.error", "access_denied: the person said no; any other word: the bank failed"),
            Map.entry("result.error_description", "for people"));

    private final Instant now;

    Explanation(Instant now) {
        this.now = now;
    }

    void header(Map<String, Object> header, Screen screen) {
        screen.heading("Header");
        header.forEach((name, value) -> member(name, value, HEADER.getOrDefault(name, "not known, not used"), screen));
    }

    void payload(Map<String, Object> payload, Screen screen) {
        screen.heading("Payload");
        members("", payload, screen);
    }

    private void members(String prefix, Map<?, ?> members, Screen screen) {
        members.forEach((name, value) -> {
            String path = prefix + name;
            if (value instanceof Map<?, ?> object && !PAYLOAD.containsKey(path)) {
                members(path + ".", object, screen);
            } else {
                member(path, value, PAYLOAD.getOrDefault(path, "not known, not used") + time(path, value), screen);
            }
        });
    }

    private static void member(String name, Object value, String meaning, Screen screen) {
        screen.tamed("  " + name + " = " + shown(value));
        screen.tamed("      " + meaning);
    }

    private static String shown(Object value) {
        return value instanceof List<?> list ? String.join(" ", list.stream().map(String::valueOf).toList()) : String.valueOf(value);
    }

    private String time(String path, Object value) {
        if (!List.of("exp", "iat", "nbf").contains(path) || !(value instanceof Number seconds)
                || seconds.longValue() < 0 || seconds.longValue() > Instant.MAX.getEpochSecond()) {
            return "";
        }
        Instant then = Instant.ofEpochSecond(seconds.longValue());
        long distance = Duration.between(now, then).toSeconds();
        return "; " + then + ", " + (distance >= 0 ? "in " + distance + " s" : -distance + " s ago");
    }
}

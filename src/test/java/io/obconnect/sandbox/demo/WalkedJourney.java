package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One payment walked through, from the pay button to the TPP's last page. Prints each hop: who to whom, method, path, status and what
 * it carried. Sealed messages are opened with the keys that the parties have; codes, tokens and secrets are named, never printed.
 */
final class WalkedJourney {

    private static final int MAX_HOPS = 40;
    private static final Set<String> HARMLESS = Set.of("client_id", "response_type", "scope", "redirect_uri", "error", "error_description",
            "decision", "via", "username", "cancel", "intent", "client", "form");

    private final DemoSettings settings;
    private final Browser browser;
    private final PrintStream out;
    private Map<String, Object> requested = Map.of();
    private Map<String, Object> asked = Map.of();
    private Map<String, Object> answered = Map.of();
    private Optional<String> state = Optional.empty();

    WalkedJourney(DemoSettings settings, Browser browser, PrintStream out) {
        this.settings = settings;
        this.browser = browser;
        this.out = out;
    }

    /**
     * Pays and answers.
     *
     * @param decision the Consent App's button
     * @return the page it ended on
     */
    Browser.Shown walk(Optional<String> intent, String decision) throws IOException, InterruptedException {
        URI start = URI.create(settings.tppUrl() + "/");
        Browser.Shown shown = print("Browser", start, "GET", Map.of(), browser.get(start));
        Form pay = form(shown);
        if (intent.isPresent()) {
            pay = pay.with("intent", intent.get());
        }
        shown = submit(shown, pay);
        for (int hops = 0; hops < MAX_HOPS; hops++) {
            if (shown.next().isPresent()) {
                URI next = shown.next().get();
                shown = print(label(shown.uri()), next, "GET", parameters(next), browser.get(next));
                continue;
            }
            Optional<Form> onward = onward(shown, decision);
            if (onward.isEmpty()) {
                return shown;
            }
            shown = submit(shown, onward.get());
        }
        throw new IOException("the journey goes round in circles");
    }

    /** What the TPP's request object said. */
    Map<String, Object> requested() {
        return requested;
    }

    /** What the auth server asked the Consent App. */
    Map<String, Object> asked() {
        return asked;
    }

    /** What the Consent App answered. */
    Map<String, Object> answered() {
        return answered;
    }

    /** The state that the TPP sent. */
    Optional<String> state() {
        return state;
    }

    /** What a person would press on this page; nothing where the journey ends. */
    private Optional<Form> onward(Browser.Shown shown, String decision) throws IOException {
        if (shown.status() != 200) {
            return Optional.empty();
        }
        return switch (party(shown.uri())) {
            case INTERNAL_OP -> Optional.of(form(shown).with("username", settings.psu().name()).with("password", settings.psu().password()));
            case CONSENT_APP -> Optional.of(shown.body().contains("data-submit") ? form(shown) : form(shown).with("decision", decision));
            default -> Optional.empty();
        };
    }

    private Browser.Shown submit(Browser.Shown page, Form form) throws IOException, InterruptedException {
        return print(label(page.uri()), form.action(), "POST", form.fields(), browser.submit(form));
    }

    private static Form form(Browser.Shown shown) throws IOException {
        return Form.in(shown.body(), shown.uri()).orElseThrow(() -> new IOException("there is no form on " + shown.uri().getPath()));
    }

    private Browser.Shown print(String from, URI to, String method, Map<String, String> carried, Browser.Shown answer) {
        out.printf("  %-11s → %-11s  %-4s %s  %d%n", from, label(to), method, shortened(to.getPath()), answer.status());
        carried.forEach((name, value) -> out.println("      " + name + told(name, value, to)));
        return answer;
    }

    private String told(String name, String value, URI to) {
        if ("state".equals(name) && party(to) == Party.AUTH_SERVER) {
            state = Optional.of(value);
        }
        if ("request".equals(name)) {
            Optional<Map<String, Object>> content = request(value);
            content.ifPresent(payload -> requested = payload);
            return content.map(WalkedJourney::opened).orElseGet(() -> unopened(value));
        }
        if ("sessionData".equals(name)) {
            Optional<Map<String, Object>> content = sealed(value, party(to) == Party.CONSENT_APP);
            content.ifPresent(payload -> keep(payload, to));
            return content.map(WalkedJourney::opened).orElse(": can't be opened");
        }
        return HARMLESS.contains(name) ? (value.isEmpty() ? "" : ": " + shortened(value)) : " (kept back)";
    }

    /** The extension wraps the TPP's object again for the server, which opens other algorithms than the TPP uses. */
    private static String unopened(String object) {
        try {
            return ": wrapped for the auth server (" + JWEObject.parse(object).getHeader().getAlgorithm() + ")";
        } catch (ParseException e) {
            return ": can't be opened";
        }
    }

    private void keep(Map<String, Object> payload, URI to) {
        if (party(to) == Party.CONSENT_APP) {
            asked = payload;
        } else {
            answered = payload;
        }
    }

    private Optional<Map<String, Object>> request(String object) {
        try {
            return Optional.of(SignedJWT.parse(object).getJWTClaimsSet().toJSONObject());
        } catch (ParseException e) {
            return settings.tpps().stream().flatMap(tpp -> ownObject(object, tpp.secret()).stream()).findFirst();
        }
    }

    private Optional<Map<String, Object>> sealed(String message, boolean request) {
        try {
            return Optional.of((request ? settings.messages().openRequest(message) : settings.messages().openAnswer(message)).payload());
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Object>> ownObject(String message, String secret) {
        try {
            return Optional.of(SealedMessage.open(message, secret).payload());
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    private static String opened(Map<String, Object> payload) {
        return ", opened:\n" + shortened(Json.pretty(payload)).indent(10).stripTrailing();
    }

    /** Tickets and nonces are long and say nothing to a reader. */
    private static String shortened(String text) {
        return text.replaceAll("([A-Za-z0-9_-]{8})[A-Za-z0-9_-]{44,}(\\.[A-Za-z0-9_-]*)*", "$1…");
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> entry : URLUtils.parseParameters(uri.getRawQuery()).entrySet()) {
            parameters.put(entry.getKey(), String.join(" ", entry.getValue()));
        }
        return parameters;
    }

    private String label(URI uri) {
        return party(uri).label();
    }

    private Party party(URI uri) {
        if (uri.getPort() == settings.tppPort()) {
            return Party.TPP;
        }
        if (uri.getPort() == settings.consentAppPort()) {
            return Party.CONSENT_APP;
        }
        return uri.getPort() == settings.internalOpPort() ? Party.INTERNAL_OP : Party.AUTH_SERVER;
    }
}

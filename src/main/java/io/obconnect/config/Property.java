package io.obconnect.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of the script's properties (protocol, "Properties"): what the parser reads, what the start-up message advises, and
 * what {@code docs/properties.md} is generated from. Examples of secrets point to a file, so that nobody copies one.
 */
public enum Property {
    SHARED_SECRET("sharedSecret", "at least 16 octets; exactly 32 are the key, all others are hashed with SHA-256. Also base64url:…, hex:…, jwk:{…}, file:…, env:…",
            "The secret shared with the Consent App. It seals and opens sessionData.", "file:/etc/obconnect/shared.secret"),
    TPP_CLIENT_ID("tpp_client_id", "client ids, separated by spaces or commas",
            "The TPPs whose requests are taken to the bank.", "2100.0c4a7e5f"),
    CLIENT_NAME("client_name", "1–200 characters",
            "The TPP's name, which the Consent App shows where there is one TPP. With several, the clients' registered names are used.",
            "Example Payments"),
    ORGANIZATION_NAME("organization_name", "1–200 characters",
            "The organization's name, which the Consent App shows. The older spelling organisation_name is accepted.", "Example Bank"),
    EXPIRY("expiry", "1–86400: lifetime in seconds; larger: an absolute stamp in seconds or milliseconds since 1970",
            "How long the person may take at the bank, never over 10 minutes. An absolute stamp only shortens, and is ignored once it is past.",
            "300"),
    CONSENT_APP_SERVER_NAME("consent_app_server_name", "an https URL of at most 512 characters; http on loopback only",
            "The Consent App's address. Its path and query are kept.", "https://consent.bank.example/start"),
    HOSTNAME("hostname", "the server's issuer; https:// may be left out",
            "This auth server, as the Consent App and the browser reach it.", "https://auth.bank.example"),
    PROTOCOL("protocol", "legacy", "legacy or strict",
            "Which form the messages to and from the Consent App have.", "strict"),
    REQUEST_SECRET("requestSecret", null, "as sharedSecret",
            "Opens encrypted request objects, so that the shared secret and the clients' secrets don't.", "file:/etc/obconnect/requests.secret"),
    SHARED_SECRET_OPENING("sharedSecret_opening", null, "as sharedSecret, several separated by spaces, none inside a value",
            "Older or newer shared secrets that still open and never seal: for changing the secret without a break.",
            "file:/etc/obconnect/shared.secret.old"),
    SUBJECT("subject", "intent", "intent or person",
            "What sub of the tokens is. Pairwise clients keep their pairwise sub.", "person"),
    ACCOUNT_MEANS("account_means", "intent", "intent or psu",
            "What result.login.account of the Consent App's answer is.", "psu"),
    PERSON_LIFETIME("person_lifetime", "600", "60–3600 seconds",
            "How long the temporary Person lives.", "600"),
    FALLBACK_ACR("fallback_acr", "simple_password_auth", "the name of another authentication script",
            "Logs in requests that reach Obconnect only as the default acr and carry no intent.", "basic"),
    BARE_REQUESTS("bare_requests", "true", "true or false",
            "Whether calls that carry nothing but the request object are completed.", "false"),
    METRICS_TOKEN("metrics_token", null, "16–512 characters of A-Z a-z 0-9 - . _ ~ + / =; also file:…, env:… and the other forms of sharedSecret",
            "Bearer token for metrics and detailed health; without it they answer 404.", "file:/etc/obconnect/metrics.token");

    /** The older spelling of {@link #ORGANIZATION_NAME}. */
    public static final String OLDER_ORGANIZATION_NAME = "organisation_name";

    private final String key;
    private final boolean mandatory;
    private final String defaultValue;
    private final String range;
    private final String meaning;
    private final String example;

    Property(String key, String range, String meaning, String example) {
        this(key, true, null, range, meaning, example);
    }

    Property(String key, String defaultValue, String range, String meaning, String example) {
        this(key, false, defaultValue, range, meaning, example);
    }

    Property(String key, boolean mandatory, String defaultValue, String range, String meaning, String example) {
        this.key = key;
        this.mandatory = mandatory;
        this.defaultValue = defaultValue;
        this.range = range;
        this.meaning = meaning;
        this.example = example;
    }

    /** The name as it stands on the script. */
    public String key() {
        return key;
    }

    public boolean mandatory() {
        return mandatory;
    }

    /** The value that stands for an absent property; empty where absence has a meaning of its own. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** What values are accepted, in plain words. */
    public String range() {
        return range;
    }

    public String meaning() {
        return meaning;
    }

    /** A value of the right form. Never a usable secret. */
    public String example() {
        return example;
    }

    /** Every name that is read, the older spelling included. */
    static List<String> knownNames() {
        List<String> names = new ArrayList<>(Arrays.stream(values()).map(Property::key).toList());
        names.add(OLDER_ORGANIZATION_NAME);
        return names;
    }
}

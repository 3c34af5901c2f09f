package io.obconnect.message;

/**
 * What a value that only this server makes and reads is for. Each purpose seals, names entries or hashes for logs, under a key of its own:
 * the label goes into the key derivation, so that no purpose opens another's values and no key serves two algorithms. Labels must never
 * change: sealed values of running journeys would become unreadable, and entries wouldn't be found by their names any more.
 */
public enum Purpose {
    /** in returnTo: addresses errors */
    TICKET("obconnect ticket v1"),
    /** the journey cookie: proves the browser */
    JOURNEY_COOKIE("obconnect journey cookie v1"),
    /** in the login page's address: what the authorization endpoint validated */
    LOGIN_PAGE("obconnect login page v1"),
    /** in the address of the page that logs the Person in: which journey, and what the bank said */
    RETURN_PAGE("obconnect return page v1"),
    /** in the addresses that the server goes on with after the login: which journey */
    RESUMED_AUTHORIZATION("obconnect resumed authorization v1"),
    /** what the TPP was told at the end of a journey, the code included; kept to be sent again */
    AUTHORIZATION_RESPONSE("obconnect authorization response v1"),

    /** names the temporary Person's entry */
    PERSON_INUM("obconnect person inum v1", Use.NAME),
    /** names the entry of a journey's one authorization response */
    AUTHORIZATION_RESPONSE_NAME("obconnect code claim v1", Use.NAME),
    /** names the entry that remembers the intent of a completed request with only an object */
    INTENT_CLAIM("obconnect bare claim v1", Use.NAME),
    /** keyed hashes for logs and audit */
    LOG_HASH("obconnect log hash v1", Use.HASH);

    /** What a purpose's key does. A name must outlive the shared secret, so its key comes from the server's salt alone. */
    enum Use { SEAL, NAME, HASH }

    private final String label;
    private final Use use;

    Purpose(String label) {
        this(label, Use.SEAL);
    }

    Purpose(String label, Use use) {
        this.label = label;
        this.use = use;
    }

    public String label() {
        return label;
    }

    Use use() {
        return use;
    }
}

package io.obconnect;

import static io.obconnect.OAuthError.ACCESS_DENIED;
import static io.obconnect.OAuthError.INTERACTION_REQUIRED;
import static io.obconnect.OAuthError.INVALID_REQUEST;
import static io.obconnect.OAuthError.INVALID_REQUEST_OBJECT;
import static io.obconnect.OAuthError.INVALID_REQUEST_URI;
import static io.obconnect.OAuthError.INVALID_SCOPE;
import static io.obconnect.OAuthError.LOGIN_REQUIRED;
import static io.obconnect.OAuthError.SERVER_ERROR;
import static io.obconnect.OAuthError.TEMPORARILY_UNAVAILABLE;
import static io.obconnect.OAuthError.UNAUTHORIZED_CLIENT;
import static io.obconnect.OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS;
import static io.obconnect.OAuthError.UNSUPPORTED_RESPONSE_TYPE;

/**
 * The catalogue of everything that can go wrong, each with one stable code {@code OBC-nnn}: the same on the error page, in the
 * OAuth {@code error_description}, in the log line, as the metric's label, in the audit and in the docs (protocol section 5).
 *
 * <p>1xx request, 2xx configuration and outbound, 3xx return message, 4xx session and journey, 5xx Person and directory,
 * 6xx tokens, 9xx operations. A code is never given a new meaning; a retired one stays retired.
 */
public enum ErrorCode {
    // 1xx: the TPP's authorization request
    INTENT_MISSING(101, INVALID_REQUEST_OBJECT, "No intent in the request object",
            "Put openbanking_intent_id into the request object, as claims.id_token.openbanking_intent_id.value or top-level."),
    INTENT_MALFORMED(102, INVALID_REQUEST_OBJECT, "The intent id is malformed",
            "An intent id is 1 to 128 characters of A-Z a-z 0-9 . _ : - and a JSON string."),
    INTENTS_DISAGREE(103, INVALID_REQUEST_OBJECT, "The claims name different intents",
            "claims.id_token and claims.userinfo must name the same openbanking_intent_id."),
    INTENT_UNAUTHENTICATED(104, INVALID_REQUEST_OBJECT, "The intent is not authenticated",
            "Sign the request object, or encrypt it under a key that only the client has. Query parameters, alg none and public-key encryption prove nothing."),
    REQUEST_OBJECT_UNREADABLE(105, INVALID_REQUEST_OBJECT, "The request object can't be read",
            "Check the compact serialization, the key and the algorithm. For security every unreadable object gets this one answer."),
    REQUEST_OBJECT_SIGNATURE(106, INVALID_REQUEST_OBJECT, "The request object's signature doesn't verify",
            "Check that the client's registered JWKS holds the signing key and that the algorithm is PS256, ES256, RS256 or HS256."),
    REQUEST_OBJECT_EXPIRED(107, INVALID_REQUEST_OBJECT, "The request object has expired",
            "Make a new request object for each payment; check the clocks."),
    REQUEST_OBJECT_EARLY(108, INVALID_REQUEST_OBJECT, "The request object is not valid yet",
            "Check nbf and the clocks."),
    REQUEST_OBJECT_AUDIENCE(109, INVALID_REQUEST_OBJECT, "The request object is meant for another server",
            "aud must be this auth server's issuer."),
    REQUEST_OBJECT_CLIENT(110, INVALID_REQUEST_OBJECT, "The request object names another client",
            "client_id and iss inside the object must equal the request's client_id."),
    REQUEST_OBJECT_CONFLICT(111, INVALID_REQUEST, "The request object and the query disagree",
            "A parameter given in both places must have the same value."),
    DIRECT_ENCRYPTION_REFUSED(112, INVALID_REQUEST_OBJECT, "Unsigned encrypted request objects are not accepted from this client",
            "The client has a registered request-object algorithm or no secret, or the server forces signed requests. Sign the object."),
    PARAMETER_REPEATED(113, INVALID_REQUEST, "A parameter is repeated",
            "Send each OAuth parameter once (RFC 6749 section 3.1)."),
    REQUEST_TOO_LARGE(114, INVALID_REQUEST, "The request is too large",
            "A request object may have 16 KiB."),
    OTHER_ACR_REQUESTED(115, INVALID_REQUEST, "Another authentication method is asked for by name",
            "A request with an intent is authenticated by obconnect; leave acr_values out or name obconnect."),
    PROMPT_NONE(116, LOGIN_REQUIRED, "prompt=none can't be met",
            "Consent at the bank needs the person. Leave prompt=none out."),
    CLIENT_NOT_CONFIGURED(117, UNAUTHORIZED_CLIENT, "The client isn't one of the configured TPPs",
            "Add the client to tpp_client_id."),
    CLIENT_WITHOUT_TOKEN_SCRIPT(118, UNAUTHORIZED_CLIENT, "The client has no Obconnect update-token script",
            "Add the script's DN to the client's updateTokenScriptDns; the doctor names the remedy."),
    BACKCHANNEL_REFUSED(119, INVALID_REQUEST, "CIBA and device flow can't carry a consent journey",
            "Use the authorization code flow in the person's browser."),
    OBJECT_ONLY_REFUSED(120, INVALID_REQUEST, "A call with nothing but the request object can't be completed",
            "Send client_id, response_type, redirect_uri and scope, or set bare_requests and configure one TPP with one redirect URI."),
    INTENT_USED(121, INVALID_REQUEST_OBJECT, "This request object's intent is used up",
            "Make a new intent. A request object that comes alone has no state of its own, and its intent gets one code; where that got lost, wait for the code's lifetime, a minute at least, and 30 seconds more."
                    + " In hybrid flows always make a new intent."),
    REDIRECT_URI_UNREGISTERED(122, INVALID_REQUEST, "The redirect URI isn't registered",
            "Register the redirect URI with the client. The person sees a page, nothing is redirected."),
    REQUEST_URI_INVALID(123, INVALID_REQUEST_URI, "The request_uri is unknown or expired",
            "Push the request again (RFC 9126). Request objects at an address of the TPP's aren't fetched."),
    AUTHENTICATION_REQUEST_UNVERIFIED(124, INVALID_REQUEST, "The login page was called without a verified request",
            "Start at the authorization endpoint."),
    REQUEST_OBJECT_CLAIMS(125, INVALID_REQUEST_OBJECT, "claims in the request object isn't a JSON object",
            "Put claims into the request object as JSON, not as text (OpenID Connect Core section 6.1)."),
    REQUEST_OBJECT_MISSING(126, INVALID_REQUEST, "An intent needs a request object",
            "Put openbanking_intent_id into a signed request object; parameters of the query prove nothing."),
    REQUEST_OBJECT_NESTED(127, INVALID_REQUEST_OBJECT, "The request object holds request or request_uri",
            "Leave both out of the object (RFC 9101 section 4)."),
    REQUEST_OBJECT_LIFETIME(128, INVALID_REQUEST_OBJECT, "The request object lives longer than 60 minutes",
            "exp may be 60 minutes after nbf, and nbf 60 minutes ago (FAPI 1.0 Advanced section 5.2.2)."),
    PROMPT_UNSUPPORTED(129, INVALID_REQUEST, "A prompt that consent at the bank can't meet",
            "prompt may hold login, consent and select_account; all three happen at the bank."),
    SCOPE_WITHOUT_OPENID(130, INVALID_SCOPE, "scope lacks openid",
            "The consent is told in an id_token: ask for the scope openid (OpenID Connect Core section 3.1.2.1)."),
    RESPONSE_TYPE_UNREGISTERED(131, UNSUPPORTED_RESPONSE_TYPE, "The response type isn't registered",
            "Register the response type with the client, or ask for one that is."),
    REQUEST_OBJECT_INCOMPLETE(132, INVALID_REQUEST_OBJECT, "The request object lacks a parameter",
            "response_type and client_id stand inside a signed object; in FAPI mode scope, nonce and redirect_uri too (FAPI 1.0 Advanced section 5.2.2-10)."),
    RESPONSE_MODE_REFUSED(133, INVALID_REQUEST, "The response mode isn't allowed in FAPI mode",
            "Use response_type code id_token, or code with response_mode jwt; query is never allowed (FAPI 1.0 Advanced section 5.2.2-2)."),
    NONCE_MISSING(134, INVALID_REQUEST, "nonce is missing",
            "A request for an id_token or token from the authorization endpoint has a nonce (OpenID Connect Core section 3.2.2.1)."),
    PUSH_UNUSABLE(135, INVALID_REQUEST, "The server refuses every pushed request at its authorization endpoint",
            "forceSignedRequestObject and PAR don't go together in Janssen: send the object by value, or unset it."),
    PUSH_UNAUTHENTICATED(136, INVALID_REQUEST, "Nobody vouches for a pushed intent without a request object",
            "The client authenticates itself at /par, as itself; it isn't public, has no registered request-object algorithm, and the server doesn't demand signed requests. Else sign the object."),
    SERVER_REFUSES_REQUEST(137, INVALID_REQUEST, "The auth server refuses the request",
            "A check of the server's own, before the bank; our log and the server's say which. Look at its settings and the client's registration."),
    PUSHED_INTENT_INVALID(138, INVALID_REQUEST, "The pushed claims name no intent that can be used",
            "An intent id is a JSON string of 1 to 128 characters of A-Z a-z 0-9 . _ : -, and the same wherever the claims name it."),

    // 2xx: configuration, and the message to the Consent App
    PROPERTY_MISSING(201, TEMPORARILY_UNAVAILABLE, "A mandatory property is missing",
            "Set it on the person_authentication script."),
    PROPERTY_INVALID(202, TEMPORARILY_UNAVAILABLE, "A property's value can't be used",
            "See the start-up message for the property, what is wrong with it and an example."),
    PROPERTIES_CONFLICT(203, TEMPORARILY_UNAVAILABLE, "Two properties contradict each other",
            "Set organization_name or organisation_name, not both with different values."),
    SECRET_TOO_SHORT(204, TEMPORARILY_UNAVAILABLE, "A secret is too short",
            "A shared secret has at least 16 octets; 32 random ones are best."),
    CONSENT_APP_INSECURE(205, TEMPORARILY_UNAVAILABLE, "The Consent App's address isn't https",
            "Use https; http is accepted on loopback only."),
    HOSTNAME_NOT_ISSUER(206, TEMPORARILY_UNAVAILABLE, "hostname isn't the auth server's issuer",
            "Set hostname to the server's issuer, for example https://auth.example.com."),
    PROPERTY_UNKNOWN(207, TEMPORARILY_UNAVAILABLE, "A property is unknown",
            "A warning only: check the spelling; the message names the nearest known property."),
    EXPIRY_PAST(208, TEMPORARILY_UNAVAILABLE, "expiry is an absolute stamp in the past",
            "A warning only: it is ignored. Set expiry to a lifetime in seconds, for example 300."),
    SHARED_SECRET_OPENS_REQUESTS(209, TEMPORARILY_UNAVAILABLE, "The shared secret also opens TPP requests",
            "A warning only: whoever holds the shared secret can write consent answers. Set requestSecret."),
    NOT_CONFIGURED(210, TEMPORARILY_UNAVAILABLE, "Obconnect isn't configured",
            "Read the start-up message and correct the script's properties."),
    MESSAGE_TOO_LARGE_TO_SEND(211, SERVER_ERROR, "The redirect to the Consent App would be too long",
            "The TPP's request carries very long values; URLs stay under 8 000 bytes."),

    // 3xx: the Consent App's answer
    ANSWER_MISSING(301, SERVER_ERROR, "The return carries no sessionData",
            "The Consent App returns with sessionData, or with cancel."),
    ANSWER_REPEATED(302, SERVER_ERROR, "The return carries sessionData twice",
            "Send one sessionData."),
    ANSWER_TOO_LARGE(303, SERVER_ERROR, "The answer is too large",
            "An answer may have 6 KiB."),
    ANSWER_MALFORMED(304, SERVER_ERROR, "The answer isn't a compact JWE",
            "Five base64url parts, direct encryption: the second part is empty."),
    ANSWER_HEADER(305, SERVER_ERROR, "The answer's header isn't allowed",
            "alg dir, enc A256GCM, no zip, no crit, a known kid or none."),
    ANSWER_UNDECRYPTABLE(306, SERVER_ERROR, "The answer isn't authentic",
            "The Consent App seals with the shared secret; check the key rule on both sides."),
    ANSWER_NOT_JSON(307, SERVER_ERROR, "The answer's payload isn't acceptable JSON",
            "One JSON object in UTF-8, no duplicate members, at most 16 levels."),
    ANSWER_EXPIRED(308, ACCESS_DENIED, "The answer has expired",
            "The person took too long; the TPP can start again."),
    ANSWER_EARLY(309, SERVER_ERROR, "The answer is from the future",
            "Check the Consent App's clock; 30 seconds are tolerated."),
    ANSWER_OTHER_JOURNEY(310, SERVER_ERROR, "The answer belongs to another journey",
            "uid must be the one that came with this journey's sessionData."),
    ANSWER_STRICT_CLAIMS(311, SERVER_ERROR, "The answer lacks what the strict protocol demands",
            "typ obconnect-response+jwt, iss, aud, iat, exp and jti."),
    ANSWER_RESULT(312, SERVER_ERROR, "The answer's result can't be understood",
            "result holds login and consent, or error."),
    ANSWER_ACCOUNT(313, SERVER_ERROR, "The answer is for another intent",
            "result.login.account must be the intent (account_means=intent)."),
    ANSWER_ACR_UNMET(314, UNMET_AUTHENTICATION_REQUIREMENTS, "The essential acr wasn't met",
            "The bank authenticated the person below what the TPP demands."),
    ANSWER_CONSENT_ID(315, SERVER_ERROR, "The consent id is malformed",
            "A consent id is 1 to 128 characters of A-Z a-z 0-9 . _ : -."),
    ANSWER_REFLECTED(316, SERVER_ERROR, "Our own message came back as an answer",
            "The Consent App must build its own answer."),
    ANSWER_TIMES(317, SERVER_ERROR, "The answer's times can't be read",
            "exp, iat and nbf are JSON numbers, in seconds since 1970 (RFC 7519 section 2)."),
    REVOCATION_UNREADABLE(318, null, "A revocation isn't authentic",
            "One form field revocation with a compact JWE sealed as answers are, typ obconnect-revocation+jwt. The kit's inspect says more."),
    REVOCATION_UNUSABLE(319, null, "An authentic revocation can't be used",
            "consent_id or openbanking_intent_id, iat and exp at most 5 minutes apart and not past; strict also iss, aud and jti."),
    BANK_FAILED(320, SERVER_ERROR, "The bank says that it failed",
            "Nothing of ours, and nothing that the person did: ask the bank about result.error of this time."),
    BANK_UNAVAILABLE(321, TEMPORARILY_UNAVAILABLE, "The bank says that it is unavailable for a while",
            "The TPP can try again later; ask the bank if it lasts."),
    BANK_LOGIN_REQUIRED(322, LOGIN_REQUIRED, "The bank says that the person isn't logged in",
            "The bank could not log the person in; the TPP can start again."),
    BANK_INTERACTION_REQUIRED(323, INTERACTION_REQUIRED, "The bank says that the person has to do something first",
            "The person sees to it at the bank; then the TPP can start again."),
    BANK_ACR_UNMET(324, UNMET_AUTHENTICATION_REQUIREMENTS, "The bank says that it can't authenticate as demanded",
            "The TPP demands an acr that the bank doesn't reach for this person."),

    // 4xx: session and journey
    TICKET_INVALID(401, null, "The return link isn't one of ours",
            "The link was cut or forged. Nothing is redirected; the person goes back to the app."),
    OTHER_BROWSER(402, SERVER_ERROR, "The return came in another browser",
            "The browser that began the journey must end it."),
    SESSION_LOST(403, SERVER_ERROR, "The login session is gone",
            "It ended or the server was restarted without a shared session store; the TPP can start again."),
    JOURNEY_EXPIRED(404, ACCESS_DENIED, "The journey has expired",
            "The person took too long; the TPP can start again."),
    ALREADY_ANSWERED(405, null, "The journey has a different answer already",
            "The first answer counts. The person reads which one it is; the TPP hears nothing of the second."),
    CONSENT_DENIED(406, ACCESS_DENIED, "The person didn't approve",
            "Nothing to do: the person said no."),
    CONSENT_CANCELLED(407, ACCESS_DENIED, "The person cancelled",
            "Nothing to do: the person gave up at the bank."),
    FOLLOW_UP_REPEATED(408, null, "The journey's code was issued already",
            "A code is issued once for a journey; who has the journey cookie is told it again for a minute."),
    HARD_WIRED_RETURN_STRICT(409, SERVER_ERROR, "postlogin.htm is for the legacy protocol only",
            "In strict the Consent App uses returnTo."),
    SERVER_CONSENT_REPEATED(411, SERVER_ERROR, "The auth server asks for its own consent once more",
            "A setting asks again after the bank: turn off the client's defaultPromptLogin, and scripts that force authorization."),
    JOURNEY_UNKNOWN(410, null, "No journey of this browser fits",
            "The page was opened out of turn; the person goes back to the app."),

    // 5xx: the temporary Person and the directory
    DIRECTORY_UNAVAILABLE(501, TEMPORARILY_UNAVAILABLE, "The directory can't be reached or refuses",
            "Check the auth server's persistence."),
    PERSON_NOT_WRITTEN(502, TEMPORARILY_UNAVAILABLE, "The temporary Person can't be written",
            "Check the auth server's persistence and its rights under ou=people."),
    PERSON_LOGIN_FAILED(503, TEMPORARILY_UNAVAILABLE, "The temporary Person can't be logged in",
            "Check the auth server's log around this reference."),
    SWEEP_FAILED(504, null, "Expired Persons can't be removed",
            "Check the auth server's persistence; the sweeper tries again."),
    PERSON_MARKER_MALFORMED(505, null, "A temporary Person's marker can't be read",
            "The entry is left alone; remove it by hand if it is ours."),

    // 6xx: tokens
    TOKEN_WITHOUT_JOURNEY(601, null, "The grant's request names an intent but there was no journey",
            "No token is issued. The client must go through obconnect."),
    TOKEN_DATA_MISSING(602, null, "The grant is ours but its data is missing or not authentic",
            "No token is issued. Check that the introspection and update_token scripts are registered on every node."),
    TOKEN_PERSON_GONE(603, null, "The temporary Person of this token is gone",
            "userinfo ends with the Person; use the id_token's and the introspection's claims."),
    TOKEN_HOOK_FAILED(604, null, "The token hook failed",
            "No token is issued. Check the auth server's log around this reference."),
    TOKEN_CONSENT_REVOKED(605, null, "The consent has ended",
            "Nothing to do: the bank said so. The TPP asks the person for a new consent."),

    // 9xx: operations
    INTERNAL(901, SERVER_ERROR, "Something unexpected happened",
            "Find the log line by its reference and report it."),
    EXTENSION_NOT_READY(902, TEMPORARILY_UNAVAILABLE, "The extension isn't ready",
            "The server is starting, or the person_authentication script isn't loaded."),
    // 903 and on are the doctor's findings
    SERVER_UNREACHABLE(903, null, "The auth server can't be reached",
            "Check address, network, proxy and certificate; for an own authority give the doctor --ca-file."),
    TRANSPORT_INSECURE(904, null, "The auth server isn't reached by https",
            "Put TLS in front of it; the journey cookie needs https outside loopback."),
    EXTENSION_ABSENT(905, null, "The extension doesn't answer",
            "Run obconnect install on every node and restart the server; see that the proxy passes /jans-auth/obconnect/."),
    PAGES_ABSENT(906, null, "The extension's pages aren't served",
            "Run obconnect install on every node and restart the server; look for errors of Faces in its log."),
    CLOCKS_APART(907, null, "The server's clock and this machine's differ",
            "Run NTP on both; messages are refused beyond 30 seconds."),
    ACR_NOT_OFFERED(908, null, "The server doesn't offer obconnect",
            "Run obconnect register; if it is registered, read the script's error and the start-up message in the server's log."),
    SCRIPT_ABSENT(909, null, "A script isn't registered as it must be",
            "Run obconnect register."),
    SCRIPT_FAILED(910, null, "The server reports an error of a script",
            "Read it; a Java script needs a JDK and the flags of OBC-915, a wrong property is named in the start-up message."),
    DEFAULT_ACR_DIFFERENT(911, null, "obconnect isn't the default acr",
            "Only where TPPs send no acr_values: run obconnect register --default-acr."),
    FALLBACK_UNUSABLE(912, null, "fallback_acr isn't an acr that the server offers",
            "Set fallback_acr to one of acr_values_supported, or ordinary logins end on an error."),
    CLIENT_SETTING(913, null, "A TPP's client isn't registered as the journey needs it",
            "Change the client as the finding says, by the config-api or the text UI."),
    TIME_ZONE_NOT_UTC(914, null, "The server's JVM may not run in UTC",
            "SQL stores local times: start every node with -Duser.timezone=UTC."),
    JAVA_SCRIPT_FLAGS(915, null, "Java scripts lack what they are compiled with",
            "Run obconnect register without --language: Jython scripts need nothing. What Java scripts need depends on the server's version."),
    PAR_REQUIRED(916, null, "The server demands pushed requests",
            "Let all TPPs push their requests (RFC 9126), or clear requirePar."),
    SERVER_SETTING(917, null, "A setting of the server stands against the journey",
            "Change it as the finding says."),
    NOT_CHECKED(918, null, "Something couldn't be checked",
            "Give the doctor what the finding names."),
    // 930 and on are the extension's own again
    HOST_LACKS(930, TEMPORARILY_UNAVAILABLE, "The auth server lacks what the extension needs",
            "The extension stands by and touches nothing. The log line names what is missing: install a version of the extension that fits this server.");

    private final int number;
    private final OAuthError error;
    private final String title;
    private final String remedy;

    ErrorCode(int number, OAuthError error, String title, String remedy) {
        this.number = number;
        this.error = error;
        this.title = title;
        this.remedy = remedy;
    }

    /** The stable name, for example {@code OBC-306}. */
    public String id() {
        return "OBC-" + number;
    }

    /** Whether it is what the bank says of itself ({@code result.error}): its failure, not the person's no. */
    public boolean saidByTheBank() {
        return number >= BANK_FAILED.number && number <= BANK_ACR_UNMET.number;
    }

    /** The OAuth error that the TPP gets; null where the TPP never hears of it (page, log or token endpoint only). */
    public OAuthError error() {
        return error;
    }

    /** One plain sentence without any value of the request; safe to show and to send. */
    public String title() {
        return title;
    }

    /** What an operator or builder can do about it. */
    public String remedy() {
        return remedy;
    }
}

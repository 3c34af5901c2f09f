package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One authorization request on its way through {@link AuthorizationRequestValidation}: what came, and what the checks so far have found. Only the
 * checks write here, each to its own fields. Nothing is parsed or decrypted twice.
 */
final class AuthorizationRequest {

    final Endpoint endpoint;
    final Parameters parameters;
    /** Each parameter of the call that has one value. */
    final Map<String, String> sent;
    final KeyedConfiguration keyed;
    final Instant now;

    /** By {@link ClientChecks}: whose request it is. */
    String clientId;
    Client client;
    /** By {@link RequestUriChecks}: the request's parameters, as sent or as pushed before. */
    Map<String, String> call;
    boolean pushedBefore;
    /** By {@link RequestObjectChecks}: the request object; null where there is none. */
    Outcome<DecodedObject> decoded;
    DecodedObject object;
    RequestedIntent requestedIntent;
    RequestedAcr requestedAcr;
    Map<String, String> inside = Map.of();
    /** By {@link ConsentChecks} and {@link Completion}: all parameters, the object's first. */
    Map<String, String> merged;
    IntentId intent;
    boolean objectOnly;
    /** The parameters that decide where errors go and in which form. Later checks know them better than earlier ones. */
    private final Map<String, String> response;
    private Optional<Map<String, Object>> unverified;

    AuthorizationRequest(Endpoint endpoint, Parameters parameters, KeyedConfiguration keyed, Instant now) {
        this.endpoint = endpoint;
        this.parameters = parameters;
        this.sent = parameters.singles();
        this.keyed = keyed;
        this.now = now;
        this.call = sent;
        this.response = new LinkedHashMap<>(sent);
    }

    Configuration configuration() {
        return keyed.configuration();
    }

    static Optional<ValidationResult> passes() {
        return Optional.empty();
    }

    static Optional<ValidationResult> notOurs() {
        return Optional.of(new ValidationResult.NotOurs());
    }

    Optional<ValidationResult> refuse(ErrorCode code) {
        return refuse(Refusal.of(code));
    }

    Optional<ValidationResult> refuse(ErrorCode code, String detail) {
        return refuse(Refusal.of(code, detail));
    }

    Optional<ValidationResult> refuse(Refusal refusal) {
        return Optional.of(new ValidationResult.Invalid(refusal, target(), Optional.ofNullable(client).map(Client::id)));
    }

    /** The redirect URI for this request's errors, as far as it is known by now. They go nowhere else. */
    Optional<ErrorResponseTarget> target() {
        return client == null || endpoint.answersByItself() ? Optional.empty() : ErrorResponseTargets.of(client, response);
    }

    /** What was pushed before takes the place of what was sent. */
    void pushed(Map<String, String> stored) {
        call = stored;
        pushedBefore = true;
        unverified = null;
        response.clear();
        response.putAll(stored);
    }

    /** These parameters decide where the response goes, and in which form. */
    void respondAs(Map<String, String> known) {
        response.putAll(known);
    }

    /** Ignores a {@code state} outside the object: the one inside counts, or none. */
    void withoutOuterState() {
        response.remove("state");
    }

    /** An object that isn't authenticated decides the form of an error, never where it goes (JARM section 2.3, RFC 6749 section 4.1.2.1). */
    void respondInFormOf(Map<String, Object> unverifiedPayload) {
        for (String name : new String[] {"state", "response_mode"}) {
            OAuthParameters.text(unverifiedPayload, name).filter(value -> !value.isBlank()).ifPresent(value -> response.put(name, value));
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(merged.get(name)).filter(value -> !value.isEmpty());
    }

    /** Whether the call asks for our acr by name. */
    boolean asksForUs(AuthServer server) {
        return RawQuery.ours(call.getOrDefault("acr_values", ""), server);
    }

    /** Whether an intent stands where anybody could have written it. */
    boolean intentOutside() {
        return RequestedIntent.outside(call);
    }

    /** Whether a signed object seems to name an intent. True also where its payload can't be read. */
    boolean intentSuspected() {
        return unverified().map(payload -> new RequestedIntent(payload).named()).orElse(true);
    }

    /** The payload of a signed object, unverified: good enough to find the client, never to be trusted. */
    Optional<Map<String, Object>> unverified() {
        if (unverified == null) {
            unverified = Optional.ofNullable(call.get("request")).filter(text -> text.length() <= RequestObjectDecoding.MAXIMUM_LENGTH)
                    .flatMap(CompactObject::unverified);
        }
        return unverified;
    }
}

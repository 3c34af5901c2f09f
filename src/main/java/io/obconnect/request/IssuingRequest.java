package io.obconnect.request;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server's own call of its authorization endpoint after the login, where the server couldn't answer it as it is:
 *
 * <ul>
 * <li>the request was pushed: the server keeps neither its object nor its {@code request_uri}, and refuses the call in FAPI mode and with
 * {@code requirePar};
 * <li>its signed object holds {@code prompt}: the person has been at the bank, but the server would ask again, for ever (source: Janssen 2.x redirects
 * to its login page whenever the object says {@code login}, every version whenever it says {@code consent} or {@code select_account});
 * <li>its object has expired while the person was at the bank, which FAPI mode refuses.
 * </ul>
 *
 * <p>In all three the same parameters are pushed anew, by us: the server takes what was pushed as validated. The call's address is sealed, so what
 * its object says was verified at the first call.
 */
public final class IssuingRequest {

    /** What the server takes from an object, but for {@code prompt}, and for {@code redirect_uri}, which is the call's. */
    private static final List<String> OF_OBJECT =
            List.of("scope", "state", "nonce", "response_mode", "code_challenge", "code_challenge_method", "display");
    /** {@code claims} too: the server forgets those of every pushed object, and its SQL store has room for 64 characters of them. */
    private static final List<String> LEFT_OUT = List.of("request", "request_uri", "prompt", "claims");
    /** An object that expires within this time counts as expired: the server checks it a little later than we do. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private IssuingRequest() {
    }

    /**
     * What has to be pushed.
     *
     * @param call the call's parameters
     * @return empty where the server can answer the call as it is
     */
    public static Optional<Map<String, String>> toPush(Map<String, String> call, AuthServer server, Instant now) {
        Map<String, Object> object = object(call.get("request"));
        boolean objectExpired = server.fapi() && object.get("exp") instanceof Number exp && exp.doubleValue() < now.plus(MARGIN).getEpochSecond();
        if (!call.containsKey("request_uri") && !object.containsKey("prompt") && !objectExpired) {
            return Optional.empty();
        }
        Map<String, String> pushed = new LinkedHashMap<>();
        OAuthParameters.NAMES.stream().filter(name -> call.containsKey(name) && !LEFT_OUT.contains(name))
                .forEach(name -> pushed.put(name, call.get(name)));
        OF_OBJECT.forEach(name -> OAuthParameters.text(object, name).filter(value -> !value.isEmpty()).ifPresent(value -> pushed.put(name, value)));
        return Optional.of(pushed);
    }

    /**
     * The payload of a signed object; empty for one that we encrypted again for the server. That one holds no {@code prompt}, and in FAPI mode
     * there is none.
     */
    private static Map<String, Object> object(String text) {
        return Optional.ofNullable(text).flatMap(CompactObject::unverified).orElse(Map.of());
    }
}

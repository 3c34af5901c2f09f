package io.obconnect.request;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Authorization request validation (protocol section 1), for every way in: by value, by form, pushed, with a {@code request_uri}, or straight to
 * the login page. Every request goes through the same list of checks, from the top, until one says that it isn't ours, refuses it, or finds it
 * valid. {@link ErrorCode} says what each refusal means. Where the error goes is decided as early as the client and its redirect URI are known.
 */
@ApplicationScoped
public class AuthorizationRequestValidation {

    private final List<Check> checks;
    private final AuthServer server;
    private final Clock clock;

    protected AuthorizationRequestValidation() { // for the container's proxy
        checks = List.of();
        server = null;
        clock = null;
    }

    @Inject
    public AuthorizationRequestValidation(ClientKeys keys, Clients clients, PushedRequests pushed, UsedIntents usedIntents, AuthServer server,
            Clock clock) {
        this.server = server;
        this.clock = clock;
        ClientChecks client = new ClientChecks(clients, server);
        RequestUriChecks requestUri = new RequestUriChecks(pushed);
        LoginPageChecks loginPage = new LoginPageChecks(usedIntents);
        RequestObjectChecks object = new RequestObjectChecks(new RequestObjectDecoding(new SignatureCheck(keys)), server);
        ConsentChecks consent = new ConsentChecks(usedIntents, server);
        PushedIntentChecks pushedIntent = new PushedIntentChecks(server);
        ServerRules rules = new ServerRules(server);
        Completion completion = new Completion(server, new SecureRandom());
        checks = List.of(
                // whose request is it, and how did it come
                client::identified,                     // OBC-117, OBC-120
                client::registered,
                ParameterChecks::once,                  // OBC-113
                loginPage::sealedRedirect,              // OBC-118, OBC-121
                RequestUriChecks::requestOrRequestUri,  // OBC-111
                requestUri::pushedAndNotExpired,        // OBC-105, OBC-123
                object::decode,
                object::notBackchannel,                 // OBC-119
                // is it ours
                pushedIntent::withoutObject,            // OBC-136
                object::present,                        // OBC-126
                object::decoded,                        // OBC-104, OBC-105, OBC-106, OBC-112, OBC-114
                object::namesIntent,                    // OBC-101, OBC-104
                client::tokenScript,                    // OBC-118
                ParameterChecks::oneFlow,               // OBC-119
                rules::pushUsable,                     // OBC-135
                // is the object to be believed
                RequestObjectChecks::authenticated,     // OBC-104
                object::exp,                            // OBC-107
                object::nbf,                            // OBC-108
                object::aud,                            // OBC-109
                object::lifetime,                       // OBC-128
                rules::pushLifetime,                    // OBC-128
                RequestObjectChecks::sameClient,        // OBC-110
                RequestObjectChecks::notNested,         // OBC-127
                RequestObjectChecks::claimsObject,      // OBC-125
                RequestObjectChecks::agreesWithQuery,   // OBC-111
                // can it be done
                ConsentChecks::intent,                  // OBC-101, OBC-102, OBC-103, OBC-138
                consent::acr,                           // OBC-115
                consent::merge,
                ConsentChecks::prompt,                  // OBC-116, OBC-129
                Completion::onlyAnObject,               // OBC-120
                ClientChecks::redirectUri,              // OBC-120, OBC-122
                consent::reachesUs,                     // OBC-115
                consent::unused,                        // OBC-121
                LoginPageChecks::throughTheEndpoint,    // OBC-124
                // would the server take it, and what does it get to see
                rules::complete,                        // OBC-132
                completion::complete,
                rules::openid,                          // OBC-130
                ServerRules::responseType,              // OBC-131
                ServerRules::nonce,                     // OBC-134
                rules::responseMode,                    // OBC-133
                completion::valid);
    }

    /**
     * Whether a request may be ours and has to be validated: a cheap test before {@link #validate}. Other clients' GET requests are answered from
     * the raw query, form requests through the parameters, which the container reads once for everybody.
     */
    public boolean isCandidate(HttpServletRequest request, Configuration configuration) {
        return RawQuery.concerns(request.getQueryString(), configuration, server)
                || Parameters.hasForm(request) && isCandidateForm(request, configuration);
    }

    private boolean isCandidateForm(HttpServletRequest request, Configuration configuration) {
        List<String> named = values(request, "client_id");
        return named.stream().anyMatch(configuration::isTpp)
                || values(request, "acr_values").stream().anyMatch(values -> RawQuery.ours(values, server))
                || named.isEmpty() && (!values(request, "request").isEmpty()
                || BasicCredentials.user(request.getHeader("Authorization")).filter(configuration::isTpp).isPresent());
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /**
     * Validates a request.
     *
     * @param endpoint where it came
     * @param parameters what it brought
     */
    public ValidationResult validate(Endpoint endpoint, Parameters parameters, KeyedConfiguration keyed) {
        AuthorizationRequest request = new AuthorizationRequest(endpoint, parameters, keyed, clock.instant());
        try {
            for (Check check : checks) {
                Optional<ValidationResult> result = check.apply(request);
                if (result.isPresent()) {
                    return result.get();
                }
            }
            throw new IllegalStateException("the last check finds a request valid");
        } catch (DirectoryUnavailable e) {
            return request.refuse(ErrorCode.DIRECTORY_UNAVAILABLE, String.valueOf(e.getMessage())).orElseThrow();
        }
    }
}

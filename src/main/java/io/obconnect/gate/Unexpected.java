package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.Clients;
import io.obconnect.request.ErrorResponseTargets;
import io.obconnect.request.Parameters;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.request.SealedRedirect;
import io.obconnect.web.KnownTarget;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Handles unexpected exceptions of our code or of the server's services, and classes that don't link. A request of ours ends with {@link
 * ErrorCode#INTERNAL}, sent to the TPP where its address is known; all other requests go on.
 */
@ApplicationScoped
public class Unexpected {

    private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);

    @Inject
    private Clients clients;
    @Inject
    private Failures failures;

    /**
     * Handles a failure.
     *
     * @return false where the server threw it in a request that isn't ours; the caller throws it on
     */
    public boolean settled(Throwable failure, WatchedChain chain, HttpServletRequest request, HttpServletResponse response,
            Optional<KeyedConfiguration> keyed) throws IOException, ServletException {
        String path = Paths.of(request);
        boolean ours = chain.entered() ? chain.ours() : ours(path, request, keyed);
        if (chain.threw(failure) && !ours) {
            return false;
        }
        LOG.error("{} {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), failure);
        if (ours && Paths.FOR_MACHINES.contains(path)) {
            if (response.isCommitted()) {
                return true;
            }
            response.resetBuffer();
            String description = failures.report(Refusal.of(ErrorCode.INTERNAL), Optional.empty(), Optional.empty());
            PageHeaders.common(response);
            OAuthJson.error(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, ErrorCode.INTERNAL.error().value(), description).write(response);
        } else if (ours) {
            PendingResponse.page(ErrorCode.INTERNAL).on(request);
        } else if (!chain.entered()) {
            chain.doFilter(request, response);
        }
        return true;
    }

    /** Adds the TPP's address to a pending response for an unexpected failure that has none. */
    public PendingResponse addressed(PendingResponse pending, HttpServletRequest request) {
        if (pending.refusal().code() != ErrorCode.INTERNAL || pending.target().isPresent()) {
            return pending;
        }
        Optional<ErrorResponseTarget> target = target(request);
        return PendingResponse.refused(pending.refusal(), target, target.map(ErrorResponseTarget::clientId).or(pending::clientId));
    }

    private Optional<ErrorResponseTarget> target(HttpServletRequest request) {
        try {
            return KnownTarget.of(request)
                    .or(() -> Paths.FOR_BROWSERS.contains(Paths.of(request)) ? named(Parameters.of(request)) : Optional.empty());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} and the TPP's address can't be found out", ErrorCode.INTERNAL.id(), e);
            return Optional.empty();
        }
    }

    private Optional<ErrorResponseTarget> named(Parameters parameters) {
        return parameters.single("client_id").flatMap(clients::find).flatMap(client -> ErrorResponseTargets.of(client, parameters.singles()));
    }

    /**
     * Whether the request may be ours, found out without the services that may have failed. In doubt it is: it must not become a login without a
     * consent.
     */
    private static boolean ours(String path, HttpServletRequest request, Optional<KeyedConfiguration> keyed) {
        if (path.startsWith("/obconnect/") || path.startsWith("/auth/obconnect/")) {
            return true;
        }
        try {
            Parameters parameters = Parameters.of(request);
            if (path.equals("/postlogin.htm")) {
                return !parameters.all("sessionData").isEmpty();
            }
            return (Paths.FOR_MACHINES.contains(path) || Paths.FOR_BROWSERS.contains(path))
                    && wantsUs(parameters, keyed.map(KeyedConfiguration::configuration));
        } catch (RuntimeException e) {
            return false; // the server can't read it either
        }
    }

    private static boolean wantsUs(Parameters parameters, Optional<Configuration> configuration) {
        boolean tpp = Stream.concat(parameters.all("client_id").stream(), parameters.basicClient().stream())
                .anyMatch(client -> configuration.filter(current -> current.isTpp(client)).isPresent());
        boolean nameless = parameters.all("client_id").isEmpty() && !parameters.all("request").isEmpty();
        boolean acr = parameters.all("acr_values").stream().flatMap(values -> Arrays.stream(values.split("\\s+")))
                .anyMatch(value -> AcrRequirement.PSD2.contains(value) || value.equalsIgnoreCase("obconnect"));
        return tpp || nameless || acr || !parameters.all(SealedRedirect.PARAMETER).isEmpty();
    }
}

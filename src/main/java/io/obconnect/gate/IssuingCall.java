package io.obconnect.gate;

import io.obconnect.request.AuthServer;
import io.obconnect.request.IssuingRequest;
import io.obconnect.request.OwnPushes;
import io.obconnect.request.Parameters;
import io.obconnect.request.ReencodedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the server's own call after the login what it lacks ({@link IssuingRequest}): for as long as the call runs there is a pushed request of
 * ours, and the server sees its {@code request_uri} instead of the object.
 */
@ApplicationScoped
public class IssuingCall {

    /** The call is answered within a moment; the entry goes by itself where this node doesn't live to remove it. */
    private static final Duration KEPT = Duration.ofMinutes(2);

    @Inject
    private OwnPushes pushes;
    @Inject
    private AuthServer server;
    @Inject
    private Clock clock;

    /** What is done with the call. */
    public interface Step {

        void take(HttpServletRequest call) throws IOException, ServletException;
    }

    /**
     * Takes the step with the call as the server can answer it. What a client pushed is used up then (RFC 9126 section 4).
     *
     * @throws io.obconnect.DirectoryUnavailable where the store refuses; nothing has happened then
     */
    public void complete(HttpServletRequest call, Parameters parameters, Step step) throws IOException, ServletException {
        Optional<Map<String, String>> lacking = IssuingRequest.toPush(parameters.singles(), server, clock.instant());
        if (lacking.isEmpty()) {
            step.take(call);
            return;
        }
        String own = pushes.push(lacking.get(), clock.instant().plus(KEPT));
        try {
            step.take(ReencodedRequest.pushed(call, parameters, own));
        } finally {
            pushes.remove(own);
            parameters.single("request_uri").ifPresent(pushes::remove);
        }
    }
}

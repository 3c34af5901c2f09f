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
 * Completes the server's own call after the login where the server couldn't answer it ({@link IssuingRequest}): we push its parameters, the
 * server sees the {@code request_uri} instead of the object, and the pushed request is removed after the call.
 */
@ApplicationScoped
public class IssuingCall {

    /** The lifetime of the pushed request. The call takes a moment; should the node die meanwhile, the entry expires by itself. */
    private static final Duration KEPT = Duration.ofMinutes(2);

    @Inject
    private OwnPushes pushes;
    @Inject
    private AuthServer server;
    @Inject
    private Clock clock;

    /** What to do with the completed call. */
    public interface Step {

        void take(HttpServletRequest call) throws IOException, ServletException;
    }

    /**
     * Runs the step with the call as the server can answer it. What a client pushed is used up then (RFC 9126 section 4).
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

package io.obconnect.revocation;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.message.Json;
import io.obconnect.message.Revocation;
import io.obconnect.message.Sizes;
import io.obconnect.request.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /jans-auth/obconnect/revocations}, form field {@code revocation}: the bank's back end says that a consent has ended (protocol
 * section 8). 204, also for the same again; 400 with a code where the message can't be believed, and nothing said why; 503 where it
 * can't be written down. Nothing asks the store before the message is authentic.
 */
@RequestScoped
@Path("/revocations")
public class RevocationResource {

    private static final String FIELD = "revocation";
    /** A message, percent-encoded wherever it can be, and whatever else a client puts beside it. */
    private static final int LARGEST_FORM = 4 * Sizes.ANSWER;
    private static final int READ_ON = LARGEST_FORM;
    private static final String RETRY_SECONDS = "5";

    private static final Logger LOG = LoggerFactory.getLogger(RevocationResource.class);

    private final ActiveConfiguration active;
    private final ConsentRevocation revocations;
    private final Failures failures;
    private final Clock clock;

    public RevocationResource() {
        this(null, null, null, null); // for the container: RESTEasy wants it public, CDI uses the other one
    }

    @Inject
    public RevocationResource(ActiveConfiguration active, ConsentRevocation revocations, Failures failures, Clock clock) {
        this.active = active;
        this.revocations = revocations;
        this.failures = failures;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@Context HttpServletRequest request) throws IOException {
        Optional<KeyedConfiguration> keyed = active.current();
        if (keyed.isEmpty()) {
            return later(Refusal.of(ErrorCode.NOT_CONFIGURED));
        }
        return message(request)
                .then(message -> keyed.get().revocationOpener().open(message, clock.instant()))
                .then(revocation -> ConsentId.in(revocation).map(consent -> revoked(consent, revocation, keyed.get())))
                .fold(response -> response, this::refused);
    }

    private Response revoked(List<ConsentId> consent, Revocation revocation, KeyedConfiguration keyed) {
        try {
            revocations.revoke(consent, revocation, keyed);
            return Response.noContent().header("Cache-Control", "no-store").build();
        } catch (DirectoryUnavailable e) {
            return later(Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE, "a consent's end can't be written down"));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), e);
            return later(Refusal.of(ErrorCode.INTERNAL, "a consent's end can't be written down"));
        }
    }

    /** The one message in the form; never from the query, which ends in logs. */
    private static Outcome<String> message(HttpServletRequest request) throws IOException {
        // the container's limit for forms doesn't hold here: nobody asks it for parameters
        byte[] body = request.getInputStream().readNBytes(LARGEST_FORM + 1);
        if (body.length > LARGEST_FORM) {
            request.getInputStream().readNBytes(READ_ON); // so that who is only a little too long still hears the answer
            return Outcome.refuse(ErrorCode.REVOCATION_UNREADABLE);
        }
        List<String> messages = Parameters.decode(new String(body, StandardCharsets.UTF_8)).getOrDefault(FIELD, List.of());
        return messages.size() == 1 ? Outcome.accept(messages.get(0)) : Outcome.refuse(ErrorCode.REVOCATION_UNREADABLE);
    }

    private Response refused(Refusal refusal) {
        return answer(Response.status(Response.Status.BAD_REQUEST), "invalid_request", refusal);
    }

    private Response later(Refusal refusal) {
        return answer(Response.status(Response.Status.SERVICE_UNAVAILABLE).header("Retry-After", RETRY_SECONDS), "temporarily_unavailable", refusal);
    }

    private Response answer(Response.ResponseBuilder response, String error, Refusal refusal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error);
        json.put("error_description", failures.report(refusal, Optional.empty(), Optional.empty()));
        return response.type(MediaType.APPLICATION_JSON_TYPE).header("Cache-Control", "no-store").entity(Json.text(json)).build();
    }
}

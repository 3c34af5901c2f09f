package io.obconnect.revocation;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.ConfigurationInForce;
import io.obconnect.config.InForce;
import io.obconnect.journey.JourneyFailed;
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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
    private static final int LARGEST_FORM = 4 * Sizes.ANSWER;
    private static final String RETRY_SECONDS = "5";

    private final ConfigurationInForce active;
    private final ConsentRevocation revocations;
    private final Clock clock;

    public RevocationResource() {
        this(null, null, null); // for the container: RESTEasy wants it public, CDI uses the other one
    }

    @Inject
    public RevocationResource(ConfigurationInForce active, ConsentRevocation revocations, Clock clock) {
        this.active = active;
        this.revocations = revocations;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@Context HttpServletRequest request) throws IOException {
        Optional<InForce> inForce = active.now();
        if (inForce.isEmpty()) {
            return later(Code.NOT_CONFIGURED);
        }
        // the container's limit for forms doesn't hold here: nobody asks it for parameters
        byte[] body = request.getInputStream().readNBytes(LARGEST_FORM + 1);
        if (body.length > LARGEST_FORM) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        Map<String, List<String>> form = Parameters.decode(new String(body, StandardCharsets.UTF_8));
        return sole(form.getOrDefault(FIELD, List.of()))
                .then(message -> inForce.get().revocationOpener().open(message, clock.instant()))
                .fold(message -> revoked(message, inForce.get()), RevocationResource::refused);
    }

    private Response revoked(Revocation message, InForce inForce) {
        try {
            revocations.revoke(message, inForce);
            return Response.noContent().header("Cache-Control", "no-store").build();
        } catch (DirectoryUnavailable e) {
            return later(Code.DIRECTORY_UNAVAILABLE);
        }
    }

    private static Outcome<String> sole(List<String> messages) {
        return messages.size() == 1 ? Outcome.accept(messages.get(0)) : Outcome.refuse(Code.REVOCATION_UNREADABLE);
    }

    private static Response refused(Refusal refusal) {
        return answer(Response.status(Response.Status.BAD_REQUEST), "invalid_request", refusal.code());
    }

    private static Response later(Code code) {
        return answer(Response.status(Response.Status.SERVICE_UNAVAILABLE).header("Retry-After", RETRY_SECONDS), "temporarily_unavailable", code);
    }

    private static Response answer(Response.ResponseBuilder response, String error, Code code) {
        return response.type(MediaType.APPLICATION_JSON_TYPE).header("Cache-Control", "no-store")
                .entity("{\"error\":\"" + error + "\",\"error_description\":\"" + code.id() + "\"}").build();
    }
}

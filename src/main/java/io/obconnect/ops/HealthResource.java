package io.obconnect.ops;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.LinkedHashMap;
import java.util.Map;

import io.obconnect.message.Json;

/**
 * {@code GET …/obconnect/health…}. Liveness and readiness are open and say one word. Liveness says only that the extension answers: a
 * process must not be restarted for a directory that is away. Detailed health is for operators' tools, 404 without their token.
 */
@Path("/health")
@RequestScoped
public class HealthResource {

    private final Health health;
    private final Readiness readiness;
    private final OperatorAccess access;

    /** For the container: RESTEasy looks for a public constructor without arguments, CDI uses the other one. */
    public HealthResource() {
        this(null, null, null);
    }

    @Inject
    public HealthResource(Health health, Readiness readiness, OperatorAccess access) {
        this.health = health;
        this.readiness = readiness;
        this.access = access;
    }

    /** Every part with its state; 200 while up or degraded, 503 while down. */
    @GET
    public Response health(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!access.granted(authorization)) {
            return OperatorResponse.notFound();
        }
        Health.Report report = health.look();
        Map<String, Object> parts = new LinkedHashMap<>();
        report.checks().forEach(check -> parts.put(check.part().label(), state(check.status(), "detail", check.detail())));
        Health.Status whole = report.status();
        return OperatorResponse.of(whole == Health.Status.DOWN ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK,
                MediaType.APPLICATION_JSON, Json.text(state(whole, "parts", parts)));
    }

    /** Whether journeys should be sent to this node: 200 {@code ready} or 503 {@code down}, as {@link Readiness} found it last. */
    @GET
    @Path("/ready")
    public Response ready() {
        return readiness.ready() ? word(Response.Status.OK, "ready") : word(Response.Status.SERVICE_UNAVAILABLE, "down");
    }

    /** Whether the extension answers at all: 200 {@code live}. */
    @GET
    @Path("/live")
    public Response live() {
        return word(Response.Status.OK, "live");
    }

    private static Response word(Response.Status status, String word) {
        return OperatorResponse.of(status, MediaType.TEXT_PLAIN, word);
    }

    private static Map<String, Object> state(Health.Status status, String name, Object value) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", status.label());
        state.put(name, value);
        return state;
    }
}

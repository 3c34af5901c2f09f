package io.obconnect.ops;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code GET …/obconnect/metrics}: Prometheus' text format with the operators' token; 404 without, as if there were nothing. */
@Path("/metrics")
@RequestScoped
public class MetricsResource {

    private final Scrape scrape;
    private final OperatorAccess access;

    /** For the container: RESTEasy looks for a public constructor without arguments, CDI uses the other one. */
    public MetricsResource() {
        this(null, null);
    }

    @Inject
    public MetricsResource(Scrape scrape, OperatorAccess access) {
        this.scrape = scrape;
        this.access = access;
    }

    @GET
    public Response metrics(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!access.granted(authorization)) {
            return OperatorResponse.notFound();
        }
        return OperatorResponse.of(Response.Status.OK, "text/plain; version=0.0.4; charset=utf-8", scrape.text());
    }
}

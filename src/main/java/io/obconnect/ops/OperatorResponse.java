package io.obconnect.ops;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers to operators' tools: never cached, never sniffed. */
final class OperatorResponse {

    private OperatorResponse() {
    }

    // the type is set here and not by @Produces, which would answer 406 before the token is looked at
    static Response of(Response.Status status, String type, String body) {
        return Response.status(status).type(type).entity(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Content-Type-Options", "nosniff").build();
    }

    static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}

package io.obconnect.consent;

import io.obconnect.ErrorCode;
import io.obconnect.web.PendingResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unexpected exceptions of our REST resources: leaves a pending response for the endpoint filter, instead of the container's stack trace. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedMapper.class);

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer) {
            return answer.getResponse(); // 404, 405 and the like are no failures
        }
        LOG.error("{} {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), failure);
        PendingResponse.page(ErrorCode.INTERNAL).on(request);
        return Response.serverError().build();
    }
}

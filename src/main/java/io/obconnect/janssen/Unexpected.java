package io.obconnect.janssen;

import io.obconnect.ErrorCode;
import io.obconnect.web.PendingResponse;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** An unexpected exception in the script: leaves a pending response on the request, which the endpoint filter writes. */
final class Unexpected {

    private Unexpected() {
    }

    /** Outside a Faces request there is nothing to answer. */
    static void onFacesRequest() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && faces.getExternalContext().getRequest() instanceof HttpServletRequest request) {
            PendingResponse.page(ErrorCode.INTERNAL).on(request);
        }
    }
}

package io.obconnect.janssen;

import io.obconnect.Code;
import io.obconnect.web.PendingResponse;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** Something that nobody foresaw, inside the script: a pending response on the request, which the endpoint filter answers. */
final class Unexpected {

    private Unexpected() {
    }

    /** Outside a Faces request there is nothing to answer. */
    static void onFacesRequest() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && faces.getExternalContext().getRequest() instanceof HttpServletRequest request) {
            PendingResponse.page(Code.INTERNAL).on(request);
        }
    }
}

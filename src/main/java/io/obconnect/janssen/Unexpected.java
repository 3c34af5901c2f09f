package io.obconnect.janssen;

import io.obconnect.Code;
import io.obconnect.web.Verdict;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** Something that nobody foresaw, inside the script: a verdict on the request, which the early filter answers. */
final class Unexpected {

    private Unexpected() {
    }

    /** Outside a Faces request there is nothing to answer. */
    static void onFacesRequest() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && faces.getExternalContext().getRequest() instanceof HttpServletRequest request) {
            Verdict.page(Code.INTERNAL).on(request);
        }
    }
}

package io.obconnect.consent;

import io.obconnect.journey.Approval;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.message.ServerSeal;
import io.obconnect.web.OncePerRequest;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;

/** The page that logs the temporary Person in: its address, and what stands in it. */
public final class ReturnPage {

    private static final String JOURNEY = "j";
    private static final String APPROVAL = "a";
    private static final OncePerRequest<Sealed, Optional<Approval>> OPENED = new OncePerRequest<>("approval");

    private ReturnPage() {
    }

    private record Sealed(String text, ServerSeal seal) {
    }

    /** The page's address: the handle says which of a browser's journeys; what the bank said is sealed. */
    public static String address(String contextPath, Next.LogIn logIn, ServerSeal seal) {
        return contextPath + "/auth/obconnect/return.htm?" + JOURNEY + "=" + JourneyCookie.handle(logIn.cookie().uid())
                + logIn.approval().map(approval -> "&" + APPROVAL + "=" + approval.seal(seal)).orElse("");
    }

    /** The handle in a request for the page. */
    public static Optional<String> handle(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(JOURNEY));
    }

    /** The approval in a request for the page, if it is one that we sealed. */
    public static Optional<Approval> approval(HttpServletRequest request, ServerSeal seal) {
        return Optional.ofNullable(request.getParameter(APPROVAL))
                .flatMap(text -> OPENED.answer(request, new Sealed(text, seal), () -> Approval.open(seal, text)));
    }
}

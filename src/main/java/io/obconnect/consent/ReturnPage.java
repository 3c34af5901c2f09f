package io.obconnect.consent;

import io.obconnect.journey.Approval;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.request.SealedRedirect;
import io.obconnect.web.OncePerRequest;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Map;
import java.util.Optional;

/** The page that logs the temporary Person in: its address, and what stands in it. */
public final class ReturnPage {

    private static final String PATH = "/auth/obconnect/return.htm";
    private static final OncePerRequest<Sealed, Optional<Arrival>> OPENED = new OncePerRequest<>("arrival");

    private ReturnPage() {
    }

    private record Sealed(String query, ServerSeal seal) {
    }

    /**
     * What a call of the page tells.
     *
     * @param uid the journey
     * @param approval what the bank said; empty where the session has it
     */
    public record Arrival(String uid, Optional<Approval> approval) {
    }

    /** The page's address, with journey and approval sealed into it. */
    public static String address(String contextPath, Next.LogIn logIn, ServerSeal seal) {
        return SealedRedirect.seal(seal, Purpose.RETURN_PAGE, contextPath + PATH, contextPath,
                logIn.approval().map(Approval::content).orElseGet(() -> Map.of(Approval.UID, logIn.cookie().uid())));
    }

    /** What this call of the page tells; empty where its address isn't one that we sealed. */
    public static Optional<Arrival> arrival(HttpServletRequest request, ServerSeal seal) {
        return OPENED.answer(request, new Sealed(request.getQueryString(), seal), () ->
                SealedRedirect.open(seal, Purpose.RETURN_PAGE, request,
                        json -> new Arrival((String) json.get(Approval.UID), Approval.of(json))));
    }
}

package io.obconnect.web;

import io.obconnect.message.ServerSeal;
import io.obconnect.request.CarriedRequest;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the authorization endpoint vouches for in a call of the login page, which the server itself doesn't validate. */
public final class VouchedRequest {

    private static final OncePerRequest<Page, Optional<CarriedRequest>> VOUCHED = new OncePerRequest<>("vouched");

    private VouchedRequest() {
    }

    private record Page(Map<String, List<String>> parameters, ServerSeal seal) {
    }

    /**
     * The request that the endpoint verified a moment ago.
     *
     * @param page the login page's parameters
     * @return empty where they hold none that we sealed in the last two minutes, or aren't the very ones that it was sealed for
     */
    public static Optional<CarriedRequest> of(HttpServletRequest request, Map<String, List<String>> page, ServerSeal seal, Instant now) {
        return VOUCHED.answer(request, new Page(page, seal), () -> open(page, seal, now));
    }

    private static Optional<CarriedRequest> open(Map<String, List<String>> page, ServerSeal seal, Instant now) {
        List<String> sealed = page.getOrDefault(CarriedRequest.PARAMETER, List.of());
        return sealed.size() == 1
                ? CarriedRequest.open(seal, sealed.get(0), now).filter(carried -> carried.belongsTo(page, seal))
                : Optional.empty();
    }
}

package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.message.Json;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.Parameters;
import io.obconnect.standby.HostFit;
import io.obconnect.standby.RegisteredScript;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The only part of the extension that runs in a server that lacks what we need. It refuses requests that ask for us, because the server still
 * lists a script that it couldn't load, and passes all others. Nobody is redirected: there is no bean to ask whether a redirect URI is
 * registered.
 *
 * <p>Liveness answers 200: a process must not be restarted, again and again, for a jar that doesn't fit while it serves a bank's other clients.
 * What is wrong stands in its body; readiness is 503.
 */
public class StandbyFilter implements Filter {

    private static final String INTENT = "openbanking_intent_id";

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        String path = Paths.of(request);
        if (path.startsWith("/obconnect/health")) {
            health(path, response);
        } else if (path.startsWith("/obconnect/") || path.startsWith("/auth/obconnect/")) {
            refuse(true, response);
        } else if (path.equals(EndpointFilter.DISCOVERY)) {
            DiscoveryHandler.pass(response, request, chain, acr -> isOurAcr(acr, script()));
        } else if ((Paths.FOR_BROWSERS.contains(path) || Paths.FOR_MACHINES.contains(path))
                && (Paths.disguised(request) || wantsUs(Parameters.of(request), script()))) {
            refuse(Paths.FOR_BROWSERS.contains(path), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static RegisteredScript script() {
        return CDI.current().select(RegisteredScript.class).get();
    }

    private static boolean isOurAcr(String acr, RegisteredScript script) {
        return AcrRequirement.PSD2.contains(acr) || script.acrs().stream().anyMatch(acr::equalsIgnoreCase);
    }

    /** True for every request that may be ours. An object that can't be read counts as one. */
    private static boolean wantsUs(Parameters parameters, RegisteredScript script) {
        boolean acr = parameters.all("acr_values").stream().flatMap(values -> Arrays.stream(values.split("\\s+")))
                .anyMatch(value -> isOurAcr(value, script));
        boolean tpp = Stream.concat(parameters.all("client_id").stream(), parameters.basicClient().stream()).anyMatch(script.tpps()::contains);
        boolean object = Stream.of("request", "request_uri").anyMatch(name -> !parameters.all(name).isEmpty());
        boolean intent = !parameters.all(INTENT).isEmpty() || parameters.all("claims").stream().anyMatch(StandbyFilter::namesIntent);
        return acr || intent || tpp && object
                || parameters.all("request").stream().anyMatch(text -> mayHoldIntent(text, script));
    }

    private static boolean mayHoldIntent(String object, RegisteredScript script) {
        String[] parts = object.split("\\.", -1);
        if (parts.length > 3) {
            return script.tpps().isEmpty(); // encrypted, and we don't know which clients are our TPPs
        }
        try {
            return parts.length > 1 && namesIntent(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false; // no server reads it
        }
    }

    /** JSON may write any letter as an escape, and servers strip backslashes from some objects. */
    private static boolean namesIntent(String json) {
        return json.replace("\\", "").contains(INTENT)
                || Json.trusted(json).filter(plain -> Json.text(plain).contains(INTENT)).isPresent(); // else no server reads it
    }

    private static void health(String path, HttpServletResponse response) throws IOException {
        boolean live = path.equals("/obconnect/health/live");
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", "standby");
        state.put("code", ErrorCode.HOST_LACKS.id());
        state.put("title", ErrorCode.HOST_LACKS.title());
        state.put("lacking", List.copyOf(HostFit.lacking()));
        PageHeaders.common(response);
        Reply.json(live ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, Json.text(state)).write(response);
    }

    private static void refuse(boolean person, HttpServletResponse response) throws IOException {
        PageHeaders.page(response);
        if (person) {
            new Reply(HttpServletResponse.SC_SERVICE_UNAVAILABLE, List.of(new Reply.Header("Content-Type", "text/plain;charset=UTF-8")),
                    "This service isn't available at the moment. Please go back to the app.\n\n" + ErrorCode.HOST_LACKS.id() + "\n").write(response);
        } else {
            OAuthJson.error(HttpServletResponse.SC_SERVICE_UNAVAILABLE, ErrorCode.HOST_LACKS.error().value(),
                    ErrorCode.HOST_LACKS.id() + " " + ErrorCode.HOST_LACKS.title()).write(response);
        }
    }
}

package io.obconnect.gate;

import io.obconnect.message.Json;
import io.obconnect.request.AuthServer;
import io.obconnect.web.BufferedAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The discovery document while our properties are wrong: the acr isn't offered. The server itself goes on listing a script whose
 * {@code init} failed, and would run an empty one in its place.
 */
@ApplicationScoped
public class DiscoveryHandler {

    private static final String ACR_VALUES = "acr_values_supported";

    @Inject
    private AuthServer server;

    public void passUnconfigured(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        pass(response, request, chain, server::isOurAcr);
    }

    /** Passes the call, and takes out of the answer the acr values that are ours. */
    static void pass(HttpServletResponse response, HttpServletRequest request, FilterChain chain, Predicate<String> ours)
            throws IOException, ServletException {
        BufferedAnswer answer = new BufferedAnswer(response);
        chain.doFilter(request, answer);
        byte[] body = without(answer.body(), acr -> ours.test(String.valueOf(acr)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] without(byte[] document, Predicate<Object> ours) {
        // empty where it isn't the document: an error page of the server's
        Map<String, Object> json = Json.trusted(new String(document, StandardCharsets.UTF_8)).orElse(Map.of());
        if (!(json.get(ACR_VALUES) instanceof List<?> offered) || offered.stream().noneMatch(ours)) {
            return document; // unchanged to the byte where nothing is removed
        }
        json.put(ACR_VALUES, offered.stream().filter(ours.negate()).toList());
        return Json.text(json).getBytes(StandardCharsets.UTF_8);
    }
}

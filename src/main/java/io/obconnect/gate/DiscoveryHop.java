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

/**
 * The discovery document while our properties are wrong: the acr isn't offered. The server itself goes on listing a script whose
 * {@code init} failed, and would run an empty one in its place.
 */
@ApplicationScoped
public class DiscoveryHop {

    private static final String ACR_VALUES = "acr_values_supported";

    @Inject
    private AuthServer server;

    public void passUnconfigured(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        BufferedAnswer answer = new BufferedAnswer(response);
        chain.doFilter(request, answer);
        byte[] body = withoutUs(answer.body());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] withoutUs(byte[] document) {
        // empty where it isn't the document: an error page of the server's
        Map<String, Object> json = Json.trusted(new String(document, StandardCharsets.UTF_8)).orElse(Map.of());
        if (!(json.get(ACR_VALUES) instanceof List<?> offered) || offered.stream().noneMatch(this::ours)) {
            return document; // to the byte, where there is nothing to take out
        }
        json.put(ACR_VALUES, offered.stream().filter(acr -> !ours(acr)).toList());
        return Json.text(json).getBytes(StandardCharsets.UTF_8);
    }

    private boolean ours(Object acr) {
        return server.isOurAcr(String.valueOf(acr));
    }
}

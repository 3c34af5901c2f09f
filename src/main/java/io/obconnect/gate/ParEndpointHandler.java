package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Failures;
import io.obconnect.message.Json;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.ReencodedRequest;
import io.obconnect.request.ValidationResult;
import io.obconnect.web.BufferedAnswer;
import io.obconnect.web.PageHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Optional;

/**
 * Pushed authorization requests (RFC 9126): validated here, the {@code dir} form encrypted again so that the server can read it, every error
 * answered as JSON with {@code error}.
 */
@ApplicationScoped
public class ParEndpointHandler implements EndpointHandler {

    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private SharedSecretUse sharedSecretUse;
    @Inject
    private Failures failures;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        if (!validation.isCandidate(request, keyed.configuration())) {
            chain.doFilter(request, response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        ValidationResult result = validation.validate(Endpoint.PAR, parameters, keyed);
        if (result instanceof ValidationResult.Valid valid) {
            sharedSecretUse.count(valid.request());
            push(ReencodedRequest.of(request, parameters, valid.request().forServer()), valid.request().clientId(), response, chain);
        } else if (result instanceof ValidationResult.Invalid invalid) {
            OAuthJson.refused(invalid, failures, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * RFC 9126 section 2.3: an error says which. The server's own is sometimes {@code {}}, nothing at all, or the text of an exception. Where it names
     * an error of the request, that word stays and gets our code. An error of the credentials (401) passes as it is.
     */
    private void push(HttpServletRequest request, String clientId, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedAnswer answer = new BufferedAnswer(response);
        chain.doFilter(request, answer);
        byte[] body = answer.body();
        int status = answer.getStatus();
        Optional<String> word = Json.object(body).flatMap(json -> Json.string(json, "error"));
        boolean ofTheRequest = status == HttpServletResponse.SC_BAD_REQUEST;
        boolean failed = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (ofTheRequest || failed || status > HttpServletResponse.SC_BAD_REQUEST && word.isEmpty()) {
            Refusal refusal = Refusal.of(failed ? ErrorCode.INTERNAL : ErrorCode.SERVER_REFUSES_REQUEST,
                    "the server answered " + status + word.map(error -> " " + error).orElse(""));
            PageHeaders.common(response);
            OAuthJson.error(status, word.filter(error -> ofTheRequest).orElse(refusal.code().error().value()),
                    failures.report(refusal, Optional.of(clientId), Optional.empty())).write(response);
        } else {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}

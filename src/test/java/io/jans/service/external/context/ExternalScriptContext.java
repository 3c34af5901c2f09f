package io.jans.service.external.context;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Stand-in: what a script is told of the request it runs in. */
public class ExternalScriptContext {

    private final HttpServletRequest httpRequest;
    private final HttpServletResponse httpResponse;

    public ExternalScriptContext(HttpServletRequest httpRequest, HttpServletResponse httpResponse) {
        this.httpRequest = httpRequest;
        this.httpResponse = httpResponse;
    }

    public HttpServletRequest getHttpRequest() {
        return httpRequest;
    }

    public HttpServletResponse getHttpResponse() {
        return httpResponse;
    }
}

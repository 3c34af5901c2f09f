package io.jans.service.external.context;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a script is told of the request it runs in. */
public class ExternalScriptContext {
    public ExternalScriptContext(HttpServletRequest httpRequest, HttpServletResponse httpResponse) {
        throw new UnsupportedOperationException();
    }

    public HttpServletRequest getHttpRequest() {
        throw new UnsupportedOperationException();
    }

    public HttpServletResponse getHttpResponse() {
        throw new UnsupportedOperationException();
    }
}

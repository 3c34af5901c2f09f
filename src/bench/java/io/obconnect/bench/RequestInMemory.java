package io.obconnect.bench;

import io.obconnect.request.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that the container has read: answering costs a field's access, and whatever nobody should ask for is an error. */
public final class RequestInMemory extends HttpServletRequestWrapper {

    private static final String CONTEXT = "/jans-auth";

    private final String method;
    private final String path;
    private final String uri;
    private final String query;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    private RequestInMemory(String method, String path, String query, Map<String, List<String>> parameters) {
        super((HttpServletRequest) Proxy.newProxyInstance(RequestInMemory.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> {
                    throw new UnsupportedOperationException(called.getName());
                }));
        this.method = method;
        this.path = path;
        this.uri = CONTEXT + path;
        this.query = query;
        parameters.forEach((name, values) -> this.parameters.put(name, values.toArray(String[]::new)));
    }

    public static RequestInMemory get(String path, String query) {
        return new RequestInMemory("GET", path, query, Parameters.decode(query));
    }

    public static RequestInMemory post(String path, String form) {
        return new RequestInMemory("POST", path, null, Parameters.decode(form));
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getContextPath() {
        return CONTEXT;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getContentType() {
        return "POST".equals(method) ? "application/x-www-form-urlencoded" : null;
    }

    @Override
    public String getHeader(String name) {
        return null;
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }
}

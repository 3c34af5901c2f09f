package io.obconnect.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request with changed parameters. All ways to read them agree: the server's filters use the parameter methods, its REST resources the query
 * string and the form.
 *
 * <p>In a form request all OAuth parameters move into the form: the server's resource reads nothing else there, and RESTEasy leaves a form
 * parameter out when the query has the same one.
 */
public final class ReencodedRequest extends HttpServletRequestWrapper {

    /** With this parameter a request can choose a session without any cookie. */
    private static final String SESSION_ID = "session_id";

    private final String queryString;
    private final Map<String, String[]> parameters;
    private final byte[] form;

    private ReencodedRequest(HttpServletRequest request, Map<String, List<String>> query, Map<String, List<String>> form) {
        super(request);
        this.queryString = query.isEmpty() ? null : encode(query);
        this.form = Parameters.hasForm(request) ? encode(form).getBytes(StandardCharsets.US_ASCII) : null;
        Map<String, List<String>> all = new LinkedHashMap<>();
        query.forEach((name, values) -> all.put(name, new ArrayList<>(values)));
        form.forEach((name, values) -> all.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        Map<String, String[]> arrays = new LinkedHashMap<>();
        all.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
        this.parameters = Collections.unmodifiableMap(arrays);
    }

    /**
     * Gives a request new parameter values.
     *
     * @param original the request's own
     * @param values what the server gets to see; other parameters of the request stay as they are, but for one that would name a session
     */
    public static HttpServletRequest of(HttpServletRequest request, Parameters original, Map<String, String> values) {
        Map<String, List<String>> query = new LinkedHashMap<>(original.query());
        Map<String, List<String>> form = new LinkedHashMap<>(original.form());
        boolean posted = Parameters.hasForm(request);
        values.forEach((name, value) -> {
            boolean toForm = posted && (form.containsKey(name) || !query.containsKey(name) || OAuthParameters.NAMES.contains(name));
            (toForm ? form : query).put(name, List.of(value));
            (toForm ? query : form).remove(name);
        });
        for (String hidden : List.of(SESSION_ID, SealedRedirect.PARAMETER)) {
            query.remove(hidden);
            form.remove(hidden);
        }
        return new ReencodedRequest(request, query, form);
    }

    /**
     * The same request with what was pushed in the place of its object (RFC 9126 section 4).
     *
     * @param original the request's own
     * @param requestUri names what was pushed
     */
    public static HttpServletRequest pushed(HttpServletRequest request, Parameters original, String requestUri) {
        Map<String, List<String>> query = new LinkedHashMap<>(original.query());
        query.keySet().removeAll(List.of("request", "prompt", "claims", SESSION_ID, SealedRedirect.PARAMETER));
        query.put("request_uri", List.of(requestUri));
        return new ReencodedRequest(request, query, original.form());
    }

    private static String encode(Map<String, List<String>> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, values) -> values.forEach(value ->
                text.append(text.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value))));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String getQueryString() {
        return queryString;
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public ServletInputStream getInputStream() throws java.io.IOException {
        return form == null ? super.getInputStream() : new FormStream(form);
    }

    @Override
    public BufferedReader getReader() throws java.io.IOException {
        return form == null ? super.getReader()
                : new BufferedReader(new InputStreamReader(new ByteArrayInputStream(form), StandardCharsets.UTF_8));
    }

    @Override
    public int getContentLength() {
        return form == null ? super.getContentLength() : form.length;
    }

    @Override
    public long getContentLengthLong() {
        return form == null ? super.getContentLengthLong() : form.length;
    }

    @Override
    public String getHeader(String name) {
        if (form != null && "Content-Length".equalsIgnoreCase(name)) {
            return Integer.toString(form.length);
        }
        return framing(name) ? null : super.getHeader(name);
    }

    @Override
    public int getIntHeader(String name) {
        return form != null && "Content-Length".equalsIgnoreCase(name) ? form.length : super.getIntHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (form != null && "Content-Length".equalsIgnoreCase(name)) {
            return Collections.enumeration(List.of(Integer.toString(form.length)));
        }
        return framing(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    /** Whether the header tells how the original body was transferred; the new body has a length instead. */
    private boolean framing(String name) {
        return form != null && "Transfer-Encoding".equalsIgnoreCase(name);
    }

    /** Octets in memory as a servlet's input. */
    private static final class FormStream extends ServletInputStream {

        private final ByteArrayInputStream octets;

        private FormStream(byte[] octets) {
            this.octets = new ByteArrayInputStream(octets);
        }

        @Override
        public int read() {
            return octets.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return octets.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return octets.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the server reads forms synchronously");
        }
    }
}

package io.obconnect.request;

import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import jakarta.servlet.http.HttpServletRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A redirect within a journey to a page or endpoint of this server. Its address gets one parameter of ours, sealed for its purpose: the content
 * is what the next request must know, and the associated data is the whole address, path and decoded query with every repetition. So nothing can
 * be added to it on the way, repeated, left out or changed: an address whose seal doesn't fit doesn't belong to a journey.
 */
public final class SealedRedirect {

    /** The parameter's name. The server keeps no parameter of this name, neither in sessions nor in redirects. */
    public static final String PARAMETER = "obconnect";

    private SealedRedirect() {
    }

    /**
     * Adds the sealed parameter to an address.
     *
     * @param location an address of this server, with its context path, absolute or without scheme and host; its query has no fragment
     * @param contextPath of this server
     */
    public static String seal(ServerSeal seal, Purpose purpose, String location, String contextPath, Map<String, Object> content) {
        int mark = location.indexOf('?');
        String query = mark < 0 ? "" : location.substring(mark + 1);
        String sealed = seal.seal(purpose, content,
                address(path(location, contextPath).orElseThrow(), Parameters.decode(query)));
        return location + (mark < 0 ? "?" : query.isEmpty() ? "" : "&") + PARAMETER + "=" + sealed;
    }

    /** What was sealed into the address of this call; empty where it isn't one that we sealed, to the last parameter. */
    public static <T> Optional<T> open(ServerSeal seal, Purpose purpose, HttpServletRequest call, Function<Map<String, Object>, T> reader) {
        return open(seal, purpose, path(call), Parameters.decode(call.getQueryString()), reader);
    }

    /** @param path below the context path */
    static <T> Optional<T> open(ServerSeal seal, Purpose purpose, String path, Map<String, List<String>> query,
            Function<Map<String, Object>, T> reader) {
        List<String> sealed = query.getOrDefault(PARAMETER, List.of());
        return sealed.size() == 1 ? seal.open(purpose, sealed.get(0), reader, address(path, query)) : Optional.empty();
    }

    /** The path of an address below this server's context path; empty where it is another server's. */
    public static Optional<String> path(String location, String contextPath) {
        int authority = location.indexOf("://");
        int start = authority < 0 ? 0 : Math.max(location.indexOf('/', authority + 3), 0);
        int end = location.indexOf('?', start);
        String path = location.substring(start, end < 0 ? location.length() : end);
        return path.startsWith(contextPath + "/") ? Optional.of(path.substring(contextPath.length())) : Optional.empty();
    }

    private static String path(HttpServletRequest call) {
        return call.getPathInfo() == null ? call.getServletPath() : call.getServletPath() + call.getPathInfo();
    }

    private static String[] address(String path, Map<String, List<String>> query) {
        List<String> parts = new ArrayList<>(List.of(path));
        new TreeMap<>(query).forEach((name, values) -> {
            if (!name.equals(PARAMETER)) {
                values.forEach(value -> {
                    parts.add(name);
                    parts.add(value);
                });
            }
        });
        return parts.toArray(String[]::new);
    }
}

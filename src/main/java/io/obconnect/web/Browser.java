package io.obconnect.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a request tells of the browser that sent it. */
public final class Browser {

    private Browser() {
    }

    /** Its cookies by name; the first of a name counts, as browsers send the most specific one first (RFC 6265 section 5.4). */
    public static Map<String, String> cookies(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                values.putIfAbsent(cookie.getName(), cookie.getValue());
            }
        }
        return values;
    }

    /** Whether the browser prefetches the page (Fetch standard, {@code Sec-Purpose}). */
    public static boolean prefetches(HttpServletRequest request) {
        return says(request, "Sec-Purpose") || says(request, "Purpose") || says(request, "X-Moz");
    }

    /** Whether this is no click of a person: a prefetch or a HEAD request. */
    public static boolean onlyLooks(HttpServletRequest request) {
        return "HEAD".equals(request.getMethod()) || prefetches(request);
    }

    private static boolean says(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value != null && value.toLowerCase(Locale.ROOT).contains("prefetch");
    }
}

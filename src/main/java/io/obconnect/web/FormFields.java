package io.obconnect.web;

import io.obconnect.request.Parameters;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a form body, urlencoded or multipart (RFC 7578), read by ourselves up to a limit: the container's limit for forms doesn't hold
 * where nobody asks it for parameters, and it takes multipart only where a servlet is set up for it. Files are no fields.
 */
public final class FormFields {

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"([^\"]*)\"|([^\\s;\"]+))");
    private static final String MULTIPART = "multipart/form-data";
    private static final String LINE = "\r\n";
    private static final String HEAD_END = "\r\n\r\n";

    private FormFields() {
    }

    /** Whether a request has a body in parts. */
    public static boolean isMultipart(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && is(MULTIPART, type(request));
    }

    private static String type(HttpServletRequest request) {
        return request.getContentType() == null ? "" : request.getContentType();
    }

    private static boolean is(String wanted, String type) {
        return type.regionMatches(true, 0, wanted, 0, wanted.length());
    }

    /**
     * Reads the body.
     *
     * @param most octets that the body may have
     * @return empty where it has more; no fields where it is no form
     */
    public static Optional<Map<String, List<String>>> read(HttpServletRequest request, int most) throws IOException {
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            return Optional.empty();
        }
        String type = type(request);
        String text = new String(body, StandardCharsets.UTF_8);
        if (is("application/x-www-form-urlencoded", type)) {
            return Optional.of(Parameters.decode(text));
        }
        Matcher boundary = BOUNDARY.matcher(type);
        return Optional.of(is(MULTIPART, type) && boundary.find()
                ? parts(LINE + text, LINE + "--" + found(boundary))
                : Map.of());
    }

    private static Map<String, List<String>> parts(String text, String delimiter) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int end = text.indexOf(delimiter, start + delimiter.length());
            if (end >= 0) {
                field(text.substring(start + delimiter.length(), end), fields);
            }
            start = end;
        }
        return fields;
    }

    private static void field(String part, Map<String, List<String>> fields) {
        int head = part.indexOf(HEAD_END);
        if (head < 0) {
            return;
        }
        part.substring(0, head).lines().filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, "Content-Disposition:".length()))
                .map(NAME::matcher).filter(Matcher::find).findFirst()
                .ifPresent(name -> fields.computeIfAbsent(found(name), key -> new ArrayList<>(1)).add(part.substring(head + HEAD_END.length())));
    }

    private static String found(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}

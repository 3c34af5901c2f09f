package io.obconnect.web;

import io.obconnect.config.KeyedConfiguration;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole HTTP response as a value.
 *
 * @param status HTTP status
 * @param headers headers in order, content type included
 * @param body text body; empty for none
 */
public record Reply(int status, List<Header> headers, String body) {

    /** One header line. */
    public record Header(String name, String value) {
    }

    public Reply {
        headers = List.copyOf(headers);
    }

    /** See other (RFC 9110 section 15.4.4): whatever method came, the browser goes on with GET. */
    public static Reply seeOther(String location) {
        return new Reply(HttpServletResponse.SC_SEE_OTHER, List.of(new Header("Location", location)), "");
    }

    /** 204 for HEAD and prefetch. Not cached, else the real click would find it in the cache. */
    public static Reply nothing() {
        return new Reply(HttpServletResponse.SC_NO_CONTENT, List.of(new Header("Cache-Control", "no-store")), "");
    }

    /** An answer for machines. */
    public static Reply json(int status, String json) {
        return new Reply(status, List.of(new Header("Content-Type", "application/json;charset=UTF-8")), json);
    }

    /**
     * The same response, which also removes the journey's cookie. That header comes last: if the connection breaks within the headers, a browser
     * may use those that arrived. It must not lose the cookie before it has the address, because without the cookie the response isn't sent
     * again.
     */
    public Reply takingCookie(String uid, KeyedConfiguration keyed) {
        List<Header> all = new ArrayList<>(headers);
        all.add(JourneyCookies.removal(uid, keyed));
        return new Reply(status, all, body);
    }

    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(header -> response.addHeader(header.name(), header.value()));
        if (!body.isEmpty()) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            response.setContentLength(octets.length);
            response.getOutputStream().write(octets);
        }
    }
}

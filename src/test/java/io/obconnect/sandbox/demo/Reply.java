package io.obconnect.sandbox.demo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one of the demo's servers answers. */
record Reply(int status, String contentType, byte[] body, List<String[]> headers) {

    static Reply html(int status, String markup) {
        return of(status, "text/html; charset=utf-8", markup);
    }

    static Reply json(int status, String json) {
        return of(status, "application/json", json);
    }

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** 303: the browser goes on with a GET, whatever brought it here. */
    static Reply redirect(URI to) {
        return of(303, "text/plain", "").with("Location", to.toString());
    }

    Reply with(String header, String value) {
        List<String[]> more = new ArrayList<>(headers);
        more.add(new String[] {header, value});
        return new Reply(status, contentType, body, List.copyOf(more));
    }

    /** A cookie of this browser session; loopback HTTP, so not Secure. */
    Reply withCookie(String name, String value) {
        return with("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }
}

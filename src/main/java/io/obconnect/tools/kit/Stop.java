package io.obconnect.tools.kit;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where a walk through a Consent App stops. */
sealed interface Stop {

    /**
     * A page for a person.
     *
     * @param address where it is
     * @param headers by lower-case name
     */
    record Page(URI address, int status, Map<String, List<String>> headers, String html) implements Stop {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        boolean asks() {
            return status < 400 && !HtmlForm.in(html).isEmpty();
        }
    }

    /**
     * The browser leaves for the auth server.
     *
     * @param address where it is sent, without the query
     */
    record Returned(String address, List<String> messages, boolean cancelled) implements Stop {
    }
}

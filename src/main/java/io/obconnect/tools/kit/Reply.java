package io.obconnect.tools.kit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The way back to the auth server.
 *
 * @param returnTo as asked
 * @param cancelled the person gave up, no message is sent
 * @param messages the sealed answers; one, where nothing is wrong
 */
record Reply(String returnTo, boolean cancelled, List<String> messages) {

    Reply {
        messages = List.copyOf(messages);
    }

    /** Where the browser is redirected to. */
    String address() {
        if (cancelled) {
            return returnTo + "?cancel";
        }
        return messages.isEmpty() ? returnTo
                : returnTo + messages.stream().map(message -> "sessionData=" + message).collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public String toString() {
        return "Reply[…]";
    }
}

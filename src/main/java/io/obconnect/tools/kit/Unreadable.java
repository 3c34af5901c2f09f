package io.obconnect.tools.kit;

/** A command can't do its work because of what it was given; the message is for the person at the keyboard and holds no secret. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}

package io.obconnect.load;

/** A visit that didn't go as it should have; the message is short and the same for all of its kind, so that it can be counted. */
final class Unexpected extends Exception {

    private static final long serialVersionUID = 1;

    Unexpected(String kind) {
        super(kind);
    }
}

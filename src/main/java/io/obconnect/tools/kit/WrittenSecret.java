package io.obconnect.tools.kit;

/**
 * A secret, and how it is written down.
 *
 * @param octets what the key rule is applied to
 * @param text the same, or {@code base64url:…}, {@code hex:…} or {@code jwk:{…}}
 */
record WrittenSecret(byte[] octets, byte[] text) {

    @Override
    public String toString() {
        return "WrittenSecret[…]";
    }
}

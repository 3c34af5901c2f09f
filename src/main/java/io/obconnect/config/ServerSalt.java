package io.obconnect.config;

/** The auth server's own salt: a secret that all its nodes have and nobody else. */
public interface ServerSalt {

    /** The salt's octets. */
    byte[] octets();
}

package io.obconnect.sandbox;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * What a node has to know of its directory, which may run in another process.
 *
 * @param port loopback port
 * @param keys the server's keys, private ones too; the same on all nodes
 * @param salt the server's own salt; the same on all nodes
 */
public record DirectoryAddress(int port, JWKSet keys, String salt) {

    /** The same directory behind another port: something stands between. */
    public DirectoryAddress behind(int otherPort) {
        return new DirectoryAddress(otherPort, keys, salt);
    }

    @Override
    public String toString() {
        return "DirectoryAddress[" + port + "]";
    }
}

package io.obconnect.sandbox;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * What a node has to know of its store, which may run in another process.
 *
 * @param url {@code ldap://127.0.0.1:1389}, or JDBC for a PostgreSQL
 * @param keys the server's keys, private ones too; the same on all nodes
 * @param salt the server's own salt; the same on all nodes
 */
public record DirectoryAddress(String url, JWKSet keys, String salt) {

    /** The address of a directory on this loopback port. */
    static DirectoryAddress ldap(int port, JWKSet keys, String salt) {
        return new DirectoryAddress("ldap://127.0.0.1:" + port, keys, salt);
    }

    /** The same directory behind another port: something stands between. */
    public DirectoryAddress behind(int otherPort) {
        return ldap(otherPort, keys, salt);
    }

    @Override
    public String toString() {
        return "DirectoryAddress[" + url + "]";
    }
}

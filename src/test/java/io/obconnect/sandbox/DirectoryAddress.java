package io.obconnect.sandbox;

import com.nimbusds.jose.jwk.JWKSet;
import io.obconnect.sandbox.server.Generation;

/**
 * What a node has to know of its store, which may run in another process.
 *
 * @param url {@code ldap://127.0.0.1:1389}, or JDBC for a PostgreSQL
 * @param keys the server's keys, private ones too; the same on all nodes
 * @param salt the server's own salt; the same on all nodes
 * @param generation whose schema it has, and so whose nodes it is for
 */
public record DirectoryAddress(String url, JWKSet keys, String salt, Generation generation) {

    /** Of a server of the generation that this JVM has by default. */
    public DirectoryAddress(String url, JWKSet keys, String salt) {
        this(url, keys, salt, Generation.byDefault());
    }


    /** The address of a directory on this loopback port. */
    static DirectoryAddress ldap(int port, JWKSet keys, String salt, Generation generation) {
        return new DirectoryAddress("ldap://127.0.0.1:" + port, keys, salt, generation);
    }

    /** The same directory behind another port: something stands between. */
    public DirectoryAddress behind(int otherPort) {
        return ldap(otherPort, keys, salt, generation);
    }

    @Override
    public String toString() {
        return "DirectoryAddress[" + url + "]";
    }
}

package io.obconnect.sandbox;

/**
 * A running {@link Directory}, for nodes in the same process or another.
 *
 * @param port loopback port of its LDAP
 * @param jwks the server's keys, private ones too, which all nodes share
 * @param salt the server's own, the same on all nodes
 */
public record DirectoryAddress(int port, String jwks, String salt) {
}

/**
 * The only package that knows the auth server's classes, {@code io.jans}: the classes that the registered scripts extend, and the
 * implementations of the ports that other packages declare. It serves protocol sections 1 to 8, but decides nothing: each class translates
 * between the server and a package that does.
 *
 * <p>What differs between versions of the server is here too.
 */
package io.obconnect.janssen;

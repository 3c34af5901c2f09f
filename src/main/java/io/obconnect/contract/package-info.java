/**
 * What the extension needs of the auth server, as a list, and whoever holds it against a server. Knows nothing of {@code io.jans} but
 * names, and needs nothing but the JDK: the command line tools resolve the same list.
 */
package io.obconnect.contract;

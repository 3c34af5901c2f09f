/**
 * The filter before the auth server's own ({@link io.obconnect.gate.EndpointFilter}), and one handler for each path of a journey: it decides
 * which session and which request the server sees (protocol sections 1 and 3). It is also where every pending response is written, as an OAuth
 * error or as a page (protocol section 4).
 *
 * <p>It knows no {@code io.jans}: what it needs of the server comes through the ports of other packages.
 */
package io.obconnect.gate;

/**
 * The extension in a server that it doesn't fit: everything of ours is kept out, so that the server starts and serves its other clients.
 * What is here must load in any server: it knows neither {@code io.jans} nor any package of ours but {@code contract}.
 */
package io.obconnect.standby;

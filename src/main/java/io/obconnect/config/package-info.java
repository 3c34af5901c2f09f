/**
 * The script's properties (protocol, "Properties"): read into one immutable {@link io.obconnect.config.Configuration}, or refused with the
 * full list of what is wrong. {@link io.obconnect.config.ActiveConfiguration} holds the one that applies.
 *
 * <p>It gets the properties as text by name and doesn't know the script or the server that they come from.
 */
package io.obconnect.config;

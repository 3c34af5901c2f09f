/**
 * {@code obconnect kit}, for builders of Consent Apps: {@code mint} makes requests, {@code inspect} explains messages, {@code answer} answers
 * rightly or wrongly, {@code lint} walks through a running Consent App, {@code vectors} writes test vectors, {@code app} is a mock. All of it
 * uses the auth server's own code for messages, so that kit and auth server can't disagree.
 */
package io.obconnect.tools.kit;

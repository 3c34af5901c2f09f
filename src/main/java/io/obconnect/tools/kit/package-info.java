/**
 * {@code obconnect kit}, for builders of Consent Apps: {@code mint} makes requests, {@code inspect} explains messages, {@code answer} answers
 * rightly or wrongly, {@code lint} checks an answer or walks through a running Consent App, {@code vectors} writes test vectors, {@code app} is a
 * mock, {@code revoke} ends a consent; {@code ask} makes a TPP's request. Messages between auth server and Consent App are made and opened by
 * the auth server's own code, so that kit and auth server can't disagree.
 */
package io.obconnect.tools.kit;

/**
 * HTTP as {@code gate} and {@code consent} share it: a request that shows the server one session or none
 * ({@link io.obconnect.web.SessionView}), a response that keeps the server's cookies back ({@link io.obconnect.web.GuardedResponse}),
 * journey cookies and pending responses (protocol sections 3 and 4).
 *
 * <p>It decides nothing about a request or an answer, and knows no {@code io.jans}.
 */
package io.obconnect.web;

/**
 * The return from the Consent App (protocol section 3): {@link io.obconnect.consent.ReturnResource} takes the call,
 * {@link io.obconnect.consent.ConsentCallback} checks the answer and {@link io.obconnect.consent.ConsentDecisions} applies it to the
 * journey. The texts of our pages are here too.
 *
 * <p>It doesn't store the answer itself, which observers in {@code person} do, and writes no response to the TPP, which {@code gate} does.
 */
package io.obconnect.consent;

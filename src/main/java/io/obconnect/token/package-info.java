/**
 * What the tokens of a consent carry, at the code exchange and for as long as the grant lives (protocol section 6): decided here,
 * without knowing the server that issues them. {@link io.obconnect.janssen.TokenHooks} writes them into its tokens.
 */
package io.obconnect.token;

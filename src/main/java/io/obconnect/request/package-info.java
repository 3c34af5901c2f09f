/**
 * Authorization request validation (protocol section 1): which client sent the request, how its request object is decrypted and verified, which
 * intent and acr it asks for, and what the auth server gets to see of it. {@link io.obconnect.request.AuthorizationRequestValidation} holds
 * all checks in order.
 *
 * <p>It asks the server through ports ({@link io.obconnect.request.Clients}, {@link io.obconnect.request.AuthServer} and others) and knows
 * no {@code io.jans}, no session and no journey.
 */
package io.obconnect.request;

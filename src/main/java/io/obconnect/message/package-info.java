/**
 * What the auth server and the Consent App say to each other, and how it is kept secret and authentic (protocol,
 * "Key rule", "Server key", sections 2, 3 and 8). It knows no container, no I/O and no clock; time and the messages' randomness are handed in.
 *
 * <p>In reading order:
 * <ol>
 * <li>{@link io.obconnect.message.SharedSecret} and {@link io.obconnect.message.KeyRing}: the keys, and
 *     {@link io.obconnect.message.MessageProfile}: the two forms of a message;</li>
 * <li>{@link io.obconnect.message.ConsentRequest} → {@link io.obconnect.message.ConsentRequestSealer} → the Consent App;</li>
 * <li>the Consent App → {@link io.obconnect.message.AnswerOpener}, one list of guards → {@link io.obconnect.message.Answer};</li>
 * <li>{@link io.obconnect.message.ServerSeal}: what only this server reads, one key for each
 *     {@link io.obconnect.message.Purpose}.</li>
 * <li>{@link io.obconnect.message.Jwe}: jose4j, behind {@link io.obconnect.message.CompactSerialization}; {@link io.obconnect.message.Json}
 *     behind {@link io.obconnect.message.JsonGuard}.</li>
 * </ol>
 */
package io.obconnect.message;

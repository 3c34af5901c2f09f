/**
 * The temporary Person of a journey (protocol section 7): written when the journey is answered, as the claim of its one answer on all
 * nodes, and removed with all that belongs to it when it has expired.
 */
package io.obconnect.person;

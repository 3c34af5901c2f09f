/**
 * The temporary Person of a journey (protocol section 7): written on approval, as the cluster-wide claim of the journey's one
 * answer, and swept with all that hangs on it when it has expired.
 */
package io.obconnect.person;

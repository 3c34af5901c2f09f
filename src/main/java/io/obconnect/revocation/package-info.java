/**
 * The end of a consent (protocol section 8): the bank's back end says that a consent has ended, and from then on the tokens of its grants are
 * dead on every node. A later journey for the same consent isn't touched.
 */
package io.obconnect.revocation;

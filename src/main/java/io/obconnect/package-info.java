/** The words that every package of Obconnect shares: codes, refusals and outcomes. */
package io.obconnect;

/** Looks at a running server and says what to correct. Changes nothing. */
package io.obconnect.tools.doctor;

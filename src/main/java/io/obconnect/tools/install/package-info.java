/** Lays the extension into the auth server's folder and takes it out again. */
package io.obconnect.tools.install;

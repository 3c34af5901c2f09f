/** The operator's command line: install, register, doctor, uninstall. Runs alone, outside the auth server; knows no container. */
package io.obconnect.tools;

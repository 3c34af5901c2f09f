/** Starts the command line tools out of the WAR: {@code java -jar obconnect.war}. */
package io.obconnect.launch;

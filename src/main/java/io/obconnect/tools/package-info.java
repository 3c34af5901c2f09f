/** The operator's command line, and the kit for builders of Consent Apps. Runs alone, outside the auth server; knows no container. */
package io.obconnect.tools;

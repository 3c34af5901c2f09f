/**
 * The demo around the auth server: a TPP, the bank's Consent App, the bank's Internal OP, the live panel that shows what passes
 * between them, and the headless walk. They know the auth server by its wire only, so they work against any base URL.
 */
package io.obconnect.sandbox.demo;

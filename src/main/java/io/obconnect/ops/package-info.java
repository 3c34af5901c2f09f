/** What operators see: metrics, health, audit and the log. Everything here watches and nothing decides. */
package io.obconnect.ops;

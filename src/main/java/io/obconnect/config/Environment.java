package io.obconnect.config;

import io.obconnect.message.SecretSources;

import java.time.Clock;
import java.util.function.Predicate;

/**
 * What the properties are checked against.
 *
 * @param issuer the auth server's issuer, as its discovery document says it
 * @param ourAcr whether an acr name is our own script's or one of its aliases
 * @param clock now
 * @param secrets where the secrets stand that a property only names, {@code file:} and {@code env:}
 */
public record Environment(String issuer, Predicate<String> ourAcr, Clock clock, SecretSources secrets) {
}

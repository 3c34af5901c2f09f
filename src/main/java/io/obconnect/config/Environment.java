package io.obconnect.config;

import io.obconnect.Outcome;
import io.obconnect.message.SharedSecret;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the properties are checked against.
 *
 * @param issuer the auth server's issuer, as its discovery document says it
 * @param ourAcr whether an acr name is our own script's or one of its aliases
 * @param clock now
 * @param secrets reads a secret in any of its forms; refuses without repeating the value
 */
public record Environment(String issuer, Predicate<String> ourAcr, Clock clock, Function<String, Outcome<SharedSecret>> secrets) {
}

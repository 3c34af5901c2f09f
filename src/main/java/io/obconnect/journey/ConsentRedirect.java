package io.obconnect.journey;

/**
 * Everything that has to happen when a person is sent to the bank.
 *
 * @param journey for the session
 * @param cookie for the browser
 * @param location the Consent App's address with the sealed message
 */
public record ConsentRedirect(Journey journey, JourneyCookie cookie, String location) {
}

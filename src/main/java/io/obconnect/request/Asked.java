package io.obconnect.request;

/**
 * What a TPP asks the person for: the essence of a verified request.
 *
 * @param intent the intent
 * @param acr the authentication context
 * @param scope the scopes, space-separated; empty where none were asked
 */
public record Asked(IntentId intent, AcrDemand acr, String scope) {
}

package io.jans.as.model.common;

/** OAuth grant types; those we name. */
public enum GrantType {
    AUTHORIZATION_CODE, IMPLICIT, CLIENT_CREDENTIALS, REFRESH_TOKEN
}

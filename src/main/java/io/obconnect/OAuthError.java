package io.obconnect;

/**
 * The {@code error} values that a TPP can receive from us (RFC 6749 section 4.1.2.1, OpenID Connect Core section 3.1.2.6,
 * OpenID Connect Core Unmet Authentication Requirements 1.0; protocol section 4).
 */
public enum OAuthError {
    ACCESS_DENIED("access_denied"),
    INTERACTION_REQUIRED("interaction_required"),
    INVALID_REQUEST("invalid_request"),
    INVALID_REQUEST_OBJECT("invalid_request_object"),
    INVALID_REQUEST_URI("invalid_request_uri"),
    INVALID_SCOPE("invalid_scope"),
    LOGIN_REQUIRED("login_required"),
    SERVER_ERROR("server_error"),
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable"),
    UNAUTHORIZED_CLIENT("unauthorized_client"),
    UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type"),
    UNMET_AUTHENTICATION_REQUIREMENTS("unmet_authentication_requirements");

    private final String value;

    OAuthError(String value) {
        this.value = value;
    }

    /** The value as it stands on the wire. */
    public String value() {
        return value;
    }
}

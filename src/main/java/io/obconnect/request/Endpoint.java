package io.obconnect.request;

/** Where a request reached the auth server. */
public enum Endpoint {
    /** the authorization endpoint, or the login page called as if it were it */
    AUTHORIZE,
    /** pushed authorization requests (RFC 9126) */
    PAR,
    /** CIBA and device authorization, where there is no browser */
    BACKCHANNEL
}

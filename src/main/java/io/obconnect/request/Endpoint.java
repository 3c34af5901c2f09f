package io.obconnect.request;

/** Where a request reached the auth server. */
public enum Endpoint {
    /** the authorization endpoint */
    AUTHORIZE,
    /** the server's login page, where the server validates nothing itself */
    LOGIN_PAGE,
    /** pushed authorization requests (RFC 9126) */
    PAR,
    /** CIBA and device authorization, where there is no browser */
    BACKCHANNEL;

    /** Whether it answers errors itself, instead of by a redirect to the TPP. */
    boolean answersByItself() {
        return this == PAR || this == BACKCHANNEL;
    }
}

package io.jans.as.common.model.session;

/** Whether anybody is logged in. */
public enum SessionIdState {
    UNAUTHENTICATED, AUTHENTICATED
}

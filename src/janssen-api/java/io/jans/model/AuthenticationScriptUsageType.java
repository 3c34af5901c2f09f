package io.jans.model;

/** Who logs in with a script. */
public enum AuthenticationScriptUsageType {
    INTERACTIVE, SERVICE, BOTH
}

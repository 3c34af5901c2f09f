package io.jans.as.model.common;

/** OpenID Connect Core section 8. */
public enum SubjectType {
    PAIRWISE, PUBLIC
}

package io.jans.as.common.model.common;

/** A person. What it extends differs between versions. */
public class User {
    public User() {
    }
}

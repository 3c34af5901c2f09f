package io.jans.as.common.model.common;

/** Stand-in: a person's entry. */
public class SimpleUser extends io.jans.orm.model.base.SimpleUser {
    public SimpleUser() {
    }
}

package io.jans.as.common.model.common;

/** A person's entry. */
public class SimpleUser extends io.jans.orm.model.base.SimpleUser {
    public SimpleUser() {
    }
}

package io.jans.as.common.model.common;

/** A person. */
public class User extends SimpleUser {
    public User() {
    }

    public void setAttribute(String name, String value) {
        throw new UnsupportedOperationException();
    }

    public void setAttribute(String name, String[] values) {
        throw new UnsupportedOperationException();
    }

    public void removeAttribute(String name) {
        throw new UnsupportedOperationException();
    }

    public String getStatus() {
        throw new UnsupportedOperationException();
    }
}

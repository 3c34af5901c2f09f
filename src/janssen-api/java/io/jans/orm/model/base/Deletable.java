package io.jans.orm.model.base;

/** Marks entries that the server's cleaner may remove. */
public interface Deletable {
    Boolean isDeletable();
}

package io.obconnect.load;

import io.obconnect.sandbox.Directory;
import io.obconnect.sandbox.SqlStore;
import io.obconnect.sandbox.Store;

import java.io.IOException;
import java.util.Locale;

/** What the sandbox's server can have its store in. */
enum StoreKind {
    /** A genuine PostgreSQL, in processes of its own, that waits for the disk. */
    POSTGRESQL,
    /** A directory in memory, whose deletes compare all entries. */
    LDAP;

    Store start() throws IOException {
        return this == LDAP ? Directory.start() : SqlStore.durable();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

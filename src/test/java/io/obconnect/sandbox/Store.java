package io.obconnect.sandbox;

import io.jans.as.common.model.registration.Client;
import io.jans.orm.PersistenceEntryManager;

/** What nodes of the auth server share: an LDAP {@link Directory} or a {@link SqlStore}. */
public interface Store extends AutoCloseable {

    /** What a node needs to know of it. */
    DirectoryAddress address();

    /** As a node sees it. */
    PersistenceEntryManager entries();

    /** An ordinary person who logs in with a password. */
    void addPerson(String inum, String uid, String password);

    /** Registers a client, or changes its registration. */
    default void register(Registration registration) {
        Client client = registration.client();
        if (entries().contains(client.getDn(), Client.class)) {
            entries().merge(client);
        } else {
            entries().persist(client);
        }
    }

    @Override
    void close();
}

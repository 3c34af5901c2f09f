package io.obconnect.janssen;

import io.jans.orm.PersistenceEntryManager;
import io.obconnect.config.ActiveConfiguration;

/** A store as a server has it, with the extension's nodes on it: what their tests ask and do on every kind. */
interface ServerStore extends AutoCloseable {

    /** The store as a further node sees it. */
    PersistenceEntryManager node();

    /** Persons as a further node sees them. */
    JanssenPeople people();

    JanssenOneTimeMarkers oneShots(PersistenceEntryManager node, ActiveConfiguration configuration);

    JanssenTokenRecords records();

    JanssenClientAuthorizations authorizations();

    int countOfPersons();

    int countOfAuthorizations();

    int countOfTokens();

    int countOfPairwiseSubjects();

    /** {@code del} and {@code exp}, as the server's cleaner and the installer's cron job want them, of the one authorization that there is. */
    Removable removable();

    /** What the server writes where the Person allows something to another client on its own page. */
    void allowedOnTheServersPage(String inum, String clientId);

    /** What the server writes for a client with pairwise subjects. */
    void pairwiseSubject(String inum);

    /** Entries that carry our tag and a marker that can't be read, expired long ago. */
    void malformedPersons(int count);

    /** No node that was made reaches it any more. */
    void goDown();

    /** As before; nodes are to be made anew. */
    void comeUp();

    @Override
    void close();

    /** What a cleaner looks at; the expiry as the store writes it. */
    record Removable(boolean deletable, String expiry) {
    }
}

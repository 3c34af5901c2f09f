package io.obconnect.person;

/** Names the entry of a journey's temporary Person. */
@FunctionalInterface
public interface PersonNames {

    /**
     * A keyed hash of the uid: the same on all nodes, and nobody outside the server can compute it from the uid. At most 39 characters,
     * because the server puts it into DNs of entries below the Person, and a DN has at most 128 characters on SQL.
     */
    String inum(String uid);
}

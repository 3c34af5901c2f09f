package io.obconnect.janssen;

import io.obconnect.DirectoryUnavailable;

import java.util.function.BooleanSupplier;

/** Removing what may be gone already: an exception on LDAP, silence on SQL, and for us no error. */
final class Removal {

    private Removal() {
    }

    /**
     * Removes an entry.
     *
     * @param stillThere asked only where the removal threw an exception
     * @return false where the store said that it was gone; SQL never does
     * @throws DirectoryUnavailable where it is there and can't be removed, or can't be asked for
     */
    static boolean unlessGone(Runnable removal, BooleanSupplier stillThere) {
        try {
            removal.run();
            return true;
        } catch (RuntimeException refused) {
            if (there(stillThere)) {
                throw new DirectoryUnavailable("an entry can't be removed", refused);
            }
            return false;
        }
    }

    private static boolean there(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException e) {
            throw new DirectoryUnavailable("the store can't be asked", e);
        }
    }
}

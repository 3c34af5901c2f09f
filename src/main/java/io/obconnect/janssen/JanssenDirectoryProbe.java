package io.obconnect.janssen;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ops.DirectoryProbe;
import io.obconnect.person.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks for a Person that nobody has: whether the store answers is all that counts. */
@ApplicationScoped
public class JanssenDirectoryProbe implements DirectoryProbe {

    private static final String NOBODY = "obconnect_aaaaaaaaaaaaaaaaaaaaaaaaaa";

    @Inject
    private People people;

    @Override
    public boolean answers() {
        try {
            people.find(NOBODY);
            return true;
        } catch (DirectoryUnavailable e) {
            return false;
        }
    }
}

package io.obconnect.person;

import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import java.util.Locale;

/** Names by the server's own key. */
@Dependent
public class SealedPersonNames implements PersonNames {

    private static final int CHARACTERS = 32;

    private final Provider<ServerSeal> seal;

    @Inject
    public SealedPersonNames(Provider<ServerSeal> seal) {
        this.seal = seal;
    }

    /** 32 characters, lower case: LDAP compares names without regard to case, SQL with it. */
    @Override
    public String inum(String uid) {
        return seal.get().mac(Purpose.PERSON_INUM, uid).substring(0, CHARACTERS).toLowerCase(Locale.ROOT);
    }
}

package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.message.Purpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.util.Locale;

/** Names by the server's own key. */
@Dependent
public class SealedPersonNames implements PersonNames {

    private static final int CHARACTERS = 32;

    private final ActiveConfiguration configuration;

    @Inject
    public SealedPersonNames(ActiveConfiguration configuration) {
        this.configuration = configuration;
    }

    /** 32 characters, lower case: LDAP compares names without regard to case, SQL with it. */
    @Override
    public String inum(String uid) {
        return configuration.current().orElseThrow(() -> new DirectoryUnavailable("without a configuration there are no names", null))
                .seal().mac(Purpose.PERSON_INUM, uid).substring(0, CHARACTERS).toLowerCase(Locale.ROOT);
    }
}

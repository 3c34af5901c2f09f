package io.obconnect.revocation;

import io.obconnect.config.ServerSalt;
import io.obconnect.message.SaltedNames;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * What the entry of an ended consent is called. The key follows from the server's salt alone: a grant lives through many rotations of the shared
 * secret, and its end must still be found after them.
 */
@Dependent
public class ConsentNames {

    private static final String LABEL = "obconnect revoked consent v1";

    private final ServerSalt salt;

    @Inject
    public ConsentNames(ServerSalt salt) {
        this.salt = salt;
    }

    /** 43 characters of base64url. */
    public String of(ConsentId id) {
        return SaltedNames.of(salt.octets(), LABEL, id.kind().name(), id.value());
    }
}

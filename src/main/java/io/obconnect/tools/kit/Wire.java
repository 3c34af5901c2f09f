package io.obconnect.tools.kit;

import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Opener;
import io.obconnect.message.Parties;
import io.obconnect.message.RevocationOpener;
import io.obconnect.message.Sealer;

import java.security.SecureRandom;

/**
 * The agreement between auth server and Consent App under which messages are made and judged.
 *
 * @param profile legacy or strict
 * @param ring the secrets they share
 * @param parties who they are
 * @param accountIsIntent whether {@code result.login.account} must be the intent ({@code account_means=intent})
 */
record Wire(MessageProfile profile, KeyRing ring, Parties parties, boolean accountIsIntent) {

    Sealer sealer(SecureRandom random) {
        return new Sealer(profile, ring, parties, random);
    }

    Opener opener() {
        return new Opener(profile, ring, parties);
    }

    RevocationOpener revocationOpener() {
        return new RevocationOpener(profile, ring, parties);
    }

    ConsentAppCodec counterpart(SecureRandom random) {
        return new ConsentAppCodec(profile, ring, random);
    }

    Wire with(KeyRing other) {
        return new Wire(profile, other, parties, accountIsIntent);
    }
}

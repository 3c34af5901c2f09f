package io.obconnect.tools.kit;

import io.obconnect.message.AnswerOpener;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.ConsentRequestSealer;
import io.obconnect.message.KeyRing;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Parties;
import io.obconnect.message.RevocationOpener;

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

    ConsentRequestSealer sealer(SecureRandom random) {
        return new ConsentRequestSealer(profile, ring, parties, random);
    }

    AnswerOpener opener() {
        return new AnswerOpener(profile, ring, parties);
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

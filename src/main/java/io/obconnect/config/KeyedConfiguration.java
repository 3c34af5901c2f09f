package io.obconnect.config;

import io.obconnect.message.AnswerOpener;
import io.obconnect.message.ConsentRequestSealer;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Parties;
import io.obconnect.message.RevocationOpener;
import io.obconnect.message.ServerSeal;

import java.security.SecureRandom;

/**
 * A configuration with the keys that follow from it, derived once.
 *
 * @param configuration the properties
 * @param seal for what only this server reads
 * @param sealer for messages to the Consent App
 * @param opener for its answers
 * @param revocationOpener for the bank's messages that a consent has ended
 */
public record KeyedConfiguration(Configuration configuration, ServerSeal seal, ConsentRequestSealer sealer, AnswerOpener opener,
        RevocationOpener revocationOpener) {

    /** @param salt the auth server's own salt, the same on all nodes */
    public static KeyedConfiguration of(Configuration configuration, byte[] salt) {
        KeyRing ring = new KeyRing(configuration.sharedSecret(), configuration.openingSecrets());
        Parties parties = Parties.of(configuration.hostname(), configuration.consentApp());
        return new KeyedConfiguration(configuration, new ServerSeal(salt, ring),
                new ConsentRequestSealer(configuration.profile(), ring, parties, new SecureRandom()),
                new AnswerOpener(configuration.profile(), ring, parties),
                new RevocationOpener(configuration.profile(), ring, parties));
    }

    @Override
    public String toString() {
        return "KeyedConfiguration[" + configuration + "]";
    }
}

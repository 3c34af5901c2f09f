package io.obconnect.tools.kit;

import io.obconnect.Outcome;
import io.obconnect.message.ConsentAppCodec.Contents;
import io.obconnect.message.Direction;

/** Opens what a command was given as the auth server's request. */
final class Requests {

    private Requests() {
    }

    /** @throws Unreadable where the secret doesn't open it, or it isn't a request */
    static Question open(Wire wire, String compact, Surroundings surroundings) {
        Outcome<Contents> contents = wire.counterpart(surroundings.random()).open(Direction.REQUEST, compact);
        return contents.fold(
                opened -> Question.read(compact, opened.header(), opened.payload())
                        .orElseThrow(() -> new Unreadable("This isn't a request of the auth server: returnTo, uid, exp, intent or claims are missing.")),
                refusal -> {
                    throw new Unreadable("The request can't be opened (" + refusal.code().title() + "). obconnect kit inspect tells more.");
                });
    }
}

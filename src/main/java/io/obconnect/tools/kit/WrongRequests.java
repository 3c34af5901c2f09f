package io.obconnect.tools.kit;

import io.obconnect.message.ConsentAppAddress;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests that a Consent App must refuse with a page before it asks anybody (docs/consent-app.md, "Receive and open"). */
final class WrongRequests {

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final String SOMEBODY_ELSE = "https://other.example.com";

    private final Wire wire;
    private final URI consentApp;
    private final Walk.Person person;
    private final Surroundings surroundings;

    WrongRequests(Wire wire, URI consentApp, Walk.Person person, Surroundings surroundings) {
        this.wire = wire;
        this.consentApp = consentApp;
        this.person = person;
        this.surroundings = surroundings;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Question expired = ask(RequestWriter.Choices.USUAL.living(Duration.ofMinutes(-2)));
        findings.add(refuses("An expired request", expired, expired.sealed(), true));
        Question tampered = ask(RequestWriter.Choices.USUAL);
        findings.add(refuses("A request that was changed on its way", tampered, Draft.part(tampered.sealed(), 4, Draft::flipped), true));
        Question elsewhere = ask(RequestWriter.Choices.USUAL.returningTo(lookalike() + RequestWriter.RETURN + "ticket"));
        findings.add(refuses("A request whose returnTo leads elsewhere", elsewhere, elsewhere.sealed(), false));
        if (wire.profile() == MessageProfile.STRICT) {
            findings.add(changed("A request with another typ", "typ", "obconnect-response+jwt", true));
            findings.add(changed("A request with another iss", "iss", SOMEBODY_ELSE, false));
            findings.add(changed("A request with another aud", "aud", SOMEBODY_ELSE, false));
        }
        return findings;
    }

    private Question ask(RequestWriter.Choices choices) {
        return new RequestWriter(wire, surroundings).write(choices);
    }

    /** An address that begins as the auth server's does, and is somebody else's. */
    private String lookalike() {
        URI own = URI.create(wire.parties().authServer());
        return own.getScheme() + "://" + own.getHost() + ".example.net" + (own.getPort() < 0 ? "" : ":" + own.getPort());
    }

    /** Sealed again, under the right key, with one member changed. */
    private Finding changed(String what, String name, String value, boolean inHeader) {
        Question question = ask(RequestWriter.Choices.USUAL);
        ConsentAppCodec counterpart = wire.counterpart(surroundings.random());
        String sealed = counterpart.open(Direction.REQUEST, question.sealed()).fold(contents -> {
            Map<String, Object> header = new LinkedHashMap<>(contents.header());
            Map<String, Object> payload = new LinkedHashMap<>(Json.object(contents.payload()).orElseThrow());
            (inHeader ? header : payload).put(name, value);
            return counterpart.seal(Direction.REQUEST, Json.text(header), Json.text(payload).getBytes(StandardCharsets.UTF_8));
        }, refusal -> {
            throw new IllegalStateException(refusal.toString());
        });
        return refuses(what, question, sealed, true);
    }

    /** @param mayCancel whether sending the person back with {@code ?cancel} is as good as a page */
    private Finding refuses(String what, Question question, String sealed, boolean mayCancel) {
        Stop stop = new Walk(new Browser(), person, wire.parties().authServer(), question.returnTo())
                .arrive(URI.create(ConsentAppAddress.carrying(consentApp, sealed)));
        if (stop instanceof Stop.Page page && !page.asks()) {
            return Finding.good(what + " is refused with a page, status " + page.status() + ".");
        }
        if (stop instanceof Stop.Returned returned && returned.cancelled() && mayCancel) {
            return Finding.good(what + " is cancelled.");
        }
        return Finding.error(what + " isn't refused: " + (stop instanceof Stop.Page ? "the person is asked." : "the browser is sent back."));
    }
}

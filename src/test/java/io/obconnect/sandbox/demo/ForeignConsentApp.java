package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what passes between the auth server and a Consent App that isn't the demo's: seen at the auth server, because that app tells nothing. */
final class ForeignConsentApp {

    private static final String RETURN = "/jans-auth/obconnect/return/";
    private static final String HARD_WIRED = "/jans-auth/postlogin.htm";
    private static final String ENVELOPE = "sessionData (JWE, dir, A256GCM)";

    private final URI address;
    private final ConsentMessages messages;
    private final Trace trace;

    ForeignConsentApp(URI address, ConsentMessages messages, Trace trace) {
        this.address = address;
        this.messages = messages;
        this.trace = trace;
    }

    /** A redirect of the auth server's. */
    void sent(URI location, Optional<String> browser) {
        Map<String, List<String>> query = URLUtils.parseParameters(location.getRawQuery());
        if (!location.toString().startsWith(address.toString()) || !query.containsKey("sessionData")) {
            return;
        }
        try {
            SealedMessage message = messages.openRequest(query.get("sessionData").get(0));
            ConsentAsked asked = ConsentAsked.of(message);
            Journey journey = trace.asked(browser, asked.intent(), asked.uid());
            trace.name(asked.returnTo().getRawPath(), journey);
            trace.add(journey, Hop.browser(Party.AUTH_SERVER, Party.CONSENT_APP, "asks the bank for the consent",
                    Hop.OpenedAnswer.of(ENVELOPE, "Sealed by the auth server under " + messages.key(), message)));
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            throw new IllegalStateException("the auth server seals what can be opened", e);
        }
    }

    /** A browser at one of the auth server's addresses. A form that is posted comes again as a GET. */
    void came(String method, URI target) {
        boolean back = target.getPath().startsWith(RETURN) || target.getPath().equals(HARD_WIRED);
        if (!back || !"GET".equals(method)) {
            return;
        }
        Map<String, List<String>> query = URLUtils.parseParameters(target.getRawQuery());
        Optional<SealedMessage> answer = Optional.ofNullable(query.get("sessionData")).flatMap(sent -> opened(sent.get(0)));
        Optional<Journey> journey = trace.named(target.getRawPath())
                .or(() -> answer.flatMap(message -> trace.ofUid(String.valueOf(message.payload().get("uid")))));
        journey.ifPresent(known -> trace.add(known, hop(query, answer)));
    }

    private Hop hop(Map<String, List<String>> query, Optional<SealedMessage> answer) {
        if (answer.isPresent()) {
            return Hop.browser(Party.CONSENT_APP, Party.AUTH_SERVER, "answers",
                    Hop.OpenedAnswer.of(ENVELOPE, "Sealed by the Consent App under " + messages.key(), answer.get()));
        }
        return Hop.browser(Party.CONSENT_APP, Party.AUTH_SERVER, query.containsKey("sessionData") ? "answers, in a message that can't be opened"
                : query.containsKey("cancel") ? "the person gave up" : "comes back without a message");
    }

    private Optional<SealedMessage> opened(String compact) {
        try {
            return Optional.of(messages.openAnswer(compact));
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }
}

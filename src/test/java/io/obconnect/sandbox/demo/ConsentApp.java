package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.proc.BadJOSEException;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The bank's Consent App (protocol sections 2 and 3): opens what the auth server sends, has the person log in at the
 * Internal OP, asks, and sends the sealed answer back. A visit belongs to the browser that began it; two tabs are two visits.
 */
final class ConsentApp {

    static final String CALLBACK = "/callback";
    private static final String COOKIE = "demo_consent";

    private record Visit(Journey journey, ConsentAsked asked, String browser, BankLogin.Pending login, Optional<BankLogin.Person> person) { }

    private final ConsentMessages messages;
    private final BankLogin bank;
    private final Trace trace;
    private final Clock clock;
    private final ConsentPages pages;
    private final GivenConsents given;
    private final Recent<Visit> visits = new Recent<>();

    ConsentApp(ConsentMessages messages, BankLogin bank, Trace trace, Panel panel, Clock clock, GivenConsents given) {
        this.messages = messages;
        this.bank = bank;
        this.trace = trace;
        this.clock = clock;
        this.pages = new ConsentPages(panel);
        this.given = given;
    }

    Map<String, LoopbackServer.Handler> routes() {
        return Map.of(
                "GET /", this::arrive,
                "GET " + CALLBACK, this::loggedIn,
                "GET /consent", this::consent,
                "GET /later", this::later,
                "POST /decide", this::decide,
                "GET /consents", this::consents,
                "POST /consents/end", this::end);
    }

    private Reply arrive(Ask ask) throws IOException {
        Optional<String> sessionData = ask.parameter("sessionData");
        if (sessionData.isEmpty()) {
            return pages.about();
        }
        ConsentAsked asked;
        SealedMessage message;
        try {
            message = messages.openRequest(sessionData.get());
            asked = ConsentAsked.of(message);
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            return pages.problem(400, "The bank can't read this request",
                    "It isn't a message under the secret that bank and auth server share, in the protocol that they speak.");
        }
        Journey journey = trace.asked(ask.cookie(DemoTpp.COOKIE), asked.intent(), asked.uid());
        trace.add(journey, Hop.browser(Party.AUTH_SERVER, Party.CONSENT_APP, "asks the bank for the consent",
                Hop.OpenedAnswer.of("sessionData (JWE, dir, A256GCM)", "Sealed by the auth server under " + messages.key(), message)));
        if (asked.expires().isBefore(clock.instant())) {
            return pages.expired(asked);
        }
        String id = Recent.randomKey();
        String browser = ask.cookie(COOKIE).filter(Recent::isKey).orElseGet(Recent::randomKey);
        Visit visit = new Visit(journey, asked, browser, BankLogin.Pending.random(id), Optional.empty());
        visits.put(id, visit);
        return Reply.redirect(bank.begin(journey, visit.login(), asked.acrs())).withCookie(COOKIE, browser);
    }

    private Reply loggedIn(Ask ask) throws IOException {
        Optional<Visit> found = visit(ask, "state");
        if (found.isEmpty()) {
            return pages.unknownVisit();
        }
        Visit visit = found.get();
        if (ask.parameter("error").isPresent()) {
            trace.add(visit.journey(), Hop.browser(Party.INTERNAL_OP, Party.CONSENT_APP, "nobody logged in"));
            return cancel(visit);
        }
        try {
            BankLogin.Person person = bank.finish(visit.journey(), visit.login(), ask.parameter("code").orElse("-"));
            visits.put(visit.login().state(), new Visit(visit.journey(), visit.asked(), visit.browser(), visit.login(), Optional.of(person)));
            return Reply.redirect(URI.create("/consent?visit=" + visit.login().state()));
        } catch (OpenIdServer.TokenRefused | BadJOSEException | JOSEException | ParseException e) {
            return pages.problem(502, "The bank's login failed", "The Internal OP's answer doesn't hold. Go back to the shop and pay again.");
        }
    }

    private Reply consent(Ask ask) {
        return visit(ask, "visit").filter(visit -> visit.person().isPresent())
                .map(visit -> pages.consent(visit.login().state(), visit.asked(), visit.person().get()))
                .orElseGet(pages::unknownVisit);
    }

    private Reply later(Ask ask) {
        return visit(ask, "visit").filter(visit -> visit.person().isPresent())
                .map(visit -> pages.later(visit.login().state(), visit.asked())).orElseGet(pages::unknownVisit);
    }

    private Reply decide(Ask ask) {
        Optional<Visit> found = visit(ask, "visit").filter(visit -> visit.person().isPresent());
        if (found.isEmpty()) {
            return pages.unknownVisit();
        }
        Visit visit = found.get();
        String decision = ask.parameter("decision").orElse("");
        if ("cancel".equals(decision)) {
            return cancel(visit);
        }
        if ("late".equals(decision)) {
            return Reply.redirect(URI.create("/later?visit=" + visit.login().state()));
        }
        return Arrays.stream(ConsentAnswer.values()).filter(answer -> answer.decision().equals(decision)).findFirst()
                .map(answer -> answer(answer, visit, ask.parameter("via").filter("POST"::equals).isPresent()))
                .orElseGet(() -> pages.problem(400, "There is no such answer", "The form has a button for each."));
    }

    private Reply answer(ConsentAnswer answer, Visit visit, boolean byPost) {
        Map<String, Object> payload = messages.complete(answer.payload(visit.asked(), visit.person().orElseThrow(), clock.instant()), clock.instant());
        JWEHeader header = messages.header(visit.asked().kid());
        String sealed = answer.sealed(messages, header, payload);
        answer.consentId(payload).ifPresent(id -> given.add(new GivenConsents.Given(visit.journey(), id, visit.asked().intent(),
                visit.asked().clientName(), visit.browser(), clock.instant(), false)));
        trace.add(visit.journey(), Hop.browser(Party.CONSENT_APP, Party.AUTH_SERVER, answer.inWords() + (byPost ? ", by POST" : ""),
                new Hop.OpenedAnswer("sessionData (JWE, dir, A256GCM)", answer == ConsentAnswer.TAMPERED
                        ? "Sealed by the Consent App; then a bit was flipped, so nobody can open it"
                        : "Sealed by the Consent App under " + messages.key(), header.toJSONObject(), payload)));
        return byPost ? pages.post(visit.asked().returnTo(), sealed) : Reply.redirect(visit.asked().returnWith(sealed));
    }

    private Reply consents(Ask ask) {
        return pages.consents(given.of(ask.cookie(COOKIE).orElse("")), ask.parameter("ended").isPresent());
    }

    private Reply end(Ask ask) {
        try {
            Optional<Integer> refused = given.end(ask.cookie(COOKIE).orElse(""), ask.parameter("consent").orElse(""));
            return refused.map(status -> pages.problem(502, "The consent hasn't ended yet", "The auth server answers " + status + ". Try again."))
                    .orElseGet(() -> Reply.redirect(URI.create("/consents?ended=1")));
        } catch (IOException e) {
            return pages.problem(502, "The consent hasn't ended yet", "The auth server doesn't answer. Try again.");
        }
    }

    private Reply cancel(Visit visit) {
        trace.add(visit.journey(), Hop.browser(Party.CONSENT_APP, Party.AUTH_SERVER, "the person gave up"));
        return Reply.redirect(visit.asked().returnCancelled());
    }

    private Optional<Visit> visit(Ask ask, String parameter) {
        return ask.parameter(parameter).flatMap(visits::get)
                .filter(visit -> ask.cookie(COOKIE).filter(visit.browser()::equals).isPresent());
    }
}

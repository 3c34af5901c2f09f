package io.obconnect.tools.kit;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.message.Answer;
import io.obconnect.message.ConsentAppAddress;
import io.obconnect.message.Opened;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Walks through a running Consent App and says what it does wrong. It answers nothing to anybody: the walk ends where the browser would leave. */
final class AppLint {

    private final Wire wire;
    private final URI consentApp;
    private final Walk.Person person;
    private final Surroundings surroundings;
    private final List<Finding> findings = new ArrayList<>();

    AppLint(Wire wire, URI consentApp, Walk.Person person, Surroundings surroundings) {
        this.wire = wire;
        this.consentApp = consentApp;
        this.person = person;
        this.surroundings = surroundings;
    }

    List<Finding> look() {
        approves();
        if (findings.stream().noneMatch(finding -> finding.level() == Finding.Level.ERROR)) {
            denies();
            keepsTabsApart();
        }
        refusesExpired();
        refusesTampered();
        return List.copyOf(findings);
    }

    private Question ask(Duration lifetime) {
        return new RequestWriter(wire, surroundings).write(RequestWriter.Choices.USUAL.living(lifetime));
    }

    private Walk walk(Browser browser, Question question) {
        return new Walk(browser, person, question.returnTo());
    }

    private Stop arrive(Walk walk, Question question) {
        return walk.arrive(URI.create(RequestWriter.address(consentApp, question)));
    }

    private Stop walked(Question question, boolean approve, List<Stop.Page> seen) {
        Walk walk = walk(new Browser(), question);
        return walk.decide(arrive(walk, question), approve, seen);
    }

    private void approves() {
        Question question = ask(Duration.ofMinutes(5));
        List<Stop.Page> seen = new ArrayList<>();
        judge("Approving", walked(question, true, seen), question, true);
        pages(seen);
    }

    private void denies() {
        Question question = ask(Duration.ofMinutes(5));
        judge("Denying", walked(question, false, new ArrayList<>()), question, false);
    }

    private void judge(String what, Stop stop, Question question, boolean approve) {
        if (stop instanceof Stop.Page page) {
            findings.add(Finding.error(what + ": the walk ends at a page with status " + page.status() + " at " + page.address().getPath()
                    + ". If it asks for something, give it with --fill, --fill-env, --approve or --deny."));
            return;
        }
        Stop.Returned returned = (Stop.Returned) stop;
        if (returned.cancelled()) {
            findings.add(approve ? Finding.error(what + " cancels.") : Finding.good(what + " cancels: the TPP gets access_denied."));
            return;
        }
        said(returned, question).fold(opened -> {
            boolean approved = opened.answer() instanceof Answer.Approved;
            return findings.add(approved == approve
                    ? Finding.good(what + ": the answer is accepted.")
                    : Finding.error(what + (approved ? " approves." : " denies.")));
        }, refusal -> findings.add(Finding.refused(what, refusal)));
    }

    private Outcome<Opened> said(Stop.Returned returned, Question question) {
        if (returned.messages().size() > 1) {
            return Outcome.refuse(Code.ANSWER_REPEATED);
        }
        return Judge.judge(wire, returned.messages().isEmpty() ? "" : returned.messages().get(0), question.uid(), Optional.of(question),
                surroundings.clock().instant());
    }

    private void keepsTabsApart() {
        Question first = ask(Duration.ofMinutes(5));
        Question second = ask(Duration.ofMinutes(5));
        Browser browser = new Browser();
        Walk walk = walk(browser, first);
        Stop page = arrive(walk, first);
        arrive(walk(browser, second), second);
        // whichever journey the first tab would answer, it leaves the Consent App: returnTo differs by the ticket only
        Walk onward = new Walk(browser, person, wire.parties().authServer() + RequestWriter.RETURN);
        Stop end = onward.decide(page, true, new ArrayList<>());
        if (end instanceof Stop.Returned returned) {
            Optional<Refusal> refusal = said(returned, first).fold(opened -> Optional.empty(), Optional::of);
            findings.add(refusal.filter(said -> said.code() == Code.ANSWER_OTHER_JOURNEY).isPresent()
                    ? Finding.error("Two tabs: the first tab answers for the second one's request. Keep the request with the page, not with the browser alone.")
                    : Finding.good("Two tabs are two journeys."));
        } else {
            findings.add(Finding.warning("Two tabs: after a second request the first tab can't be finished. Safe, but the person has to start again."));
        }
    }

    private void refusesExpired() {
        Question question = ask(Duration.ofMinutes(-2));
        refuses("An expired request", question.sealed(), question);
    }

    private void refusesTampered() {
        Question question = ask(Duration.ofMinutes(5));
        refuses("A request that was changed on its way", Draft.part(question.sealed(), 4, Draft::flipped), question);
    }

    private void refuses(String what, String sealed, Question question) {
        Walk walk = walk(new Browser(), question);
        Stop stop = walk.arrive(URI.create(ConsentAppAddress.carrying(consentApp, sealed)));
        if (stop instanceof Stop.Page page && !page.asks()) {
            findings.add(Finding.good(what + " is refused with a page, status " + page.status() + "."));
        } else if (stop instanceof Stop.Returned returned && returned.cancelled()) {
            findings.add(Finding.good(what + " is cancelled."));
        } else {
            findings.add(Finding.error(what + " isn't refused: " + (stop instanceof Stop.Page ? "the person is asked." : "it is answered.")));
        }
    }

    private void pages(List<Stop.Page> seen) {
        if (seen.stream().anyMatch(page -> String.valueOf(page.address().getRawQuery()).contains("sessionData="))) {
            findings.add(Finding.warning("A page stands at an address with sessionData in it: redirect first, so that it stays out of history and Referer."));
        }
        for (Stop.Page page : seen.stream().filter(Stop.Page::asks).toList()) {
            String policy = page.header("content-security-policy").toLowerCase(Locale.ROOT);
            boolean framable = !policy.contains("frame-ancestors") && page.header("x-frame-options").isEmpty();
            headers(page, "no-store", page.header("cache-control"), "Cache-Control: no-store");
            headers(page, "no-referrer", page.header("referrer-policy"), "Referrer-Policy: no-referrer");
            if (framable) {
                findings.add(Finding.warning(page.address().getPath() + " may be framed by any site: send Content-Security-Policy: frame-ancestors 'none'."));
            }
            if (policy.contains("form-action")) {
                findings.add(Finding.warning(page.address().getPath()
                        + " has form-action in its policy: some browsers apply it to redirects too, up to the TPP. Leave it out, or answer with a page."));
            }
        }
    }

    private void headers(Stop.Page page, String wanted, String found, String advice) {
        if (!found.toLowerCase(Locale.ROOT).contains(wanted)) {
            findings.add(Finding.warning(page.address().getPath() + " lacks " + advice + "."));
        }
    }
}

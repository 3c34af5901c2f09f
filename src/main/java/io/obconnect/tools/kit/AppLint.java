package io.obconnect.tools.kit;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.message.Answer;
import io.obconnect.message.ConsentAppAddress;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Direction;
import io.obconnect.message.Json;
import io.obconnect.message.OpenedAnswer;
import io.obconnect.tools.ExitCode;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Walks through a running Consent App and says what it does wrong. No answer reaches an auth server: the walk ends where the browser would leave. */
final class AppLint {

    /** Where Consent Apps of the existing solution come back to, in legacy. */
    private static final String HARD_WIRED = "/jans-auth/postlogin.htm";

    private final Wire wire;
    private final URI consentApp;
    private final Walk.Person person;
    private final Surroundings surroundings;
    private final Supplier<WrittenSecret> secret;
    private final Repetition repetition;
    private final List<Finding> findings = new ArrayList<>();

    /** @param secret the current secret's octets, asked for only where an answer doesn't open */
    AppLint(Wire wire, URI consentApp, Walk.Person person, Surroundings surroundings, Supplier<WrittenSecret> secret) {
        this.wire = wire;
        this.consentApp = consentApp;
        this.person = person;
        this.surroundings = surroundings;
        this.secret = secret;
        this.repetition = new Repetition(wire.counterpart(surroundings.random()));
    }

    List<Finding> look() {
        approves();
        if (Finding.code(findings) == ExitCode.DONE) {
            denies();
            keepsTabsApart();
            belongsToABrowser();
            findings.addAll(repetition.findings());
        }
        findings.addAll(new WrongRequests(wire, consentApp, person, surroundings).look());
        return List.copyOf(findings);
    }

    private Question ask() {
        return new RequestWriter(wire, surroundings).write(RequestWriter.Choices.USUAL);
    }

    private Walk walk(Browser browser, Question question) {
        return new Walk(browser, person, wire.parties().authServer(), question.returnTo());
    }

    private Stop arrive(Walk walk, Question question) {
        return walk.arrive(URI.create(ConsentAppAddress.carrying(consentApp, question.sealed())));
    }

    private Stop walked(Question question, boolean approve, List<Stop.Page> seen) {
        Walk walk = walk(new Browser(), question);
        return walk.decide(arrive(walk, question), approve, seen);
    }

    private void approves() {
        Question question = ask();
        List<Stop.Page> seen = new ArrayList<>();
        Stop stop = walked(question, true, seen);
        judge("Approving", stop, question, true);
        if (stop instanceof Stop.Returned returned) {
            lifetime(returned);
        }
        findings.addAll(PageLint.look(seen));
    }

    private void denies() {
        Question question = ask();
        judge("Denying", walked(question, false, new ArrayList<>()), question, false);
    }

    private void judge(String what, Stop stop, Question question, boolean approve) {
        if (stop instanceof Stop.Page page) {
            findings.add(Finding.error(what + ": the walk ends at a page with status " + page.status() + " at " + page.address().getPath()
                    + ". " + whyItEnds()));
            return;
        }
        Stop.Returned returned = (Stop.Returned) stop;
        if (returned.cancelled()) {
            findings.add(approve ? Finding.error(what + " cancels.") : Finding.good(what + " cancels: the TPP gets access_denied."));
            return;
        }
        said(returned, question).fold(opened -> {
            boolean approved = opened.answer() instanceof Answer.Approved;
            return findings.add(approved == approve && !(opened.answer() instanceof Answer.Failed)
                    ? Finding.good(what + ": the answer is accepted.")
                    : Finding.error(what + (approved ? " approves." : opened.answer() instanceof Answer.Denied ? " denies." : " says that the bank failed.")));
        }, refusal -> {
            findings.add(Finding.refused(what, refusal));
            return hint(returned, refusal).map(findings::add).orElse(false);
        });
    }

    /** Tries a request of the other protocol: a Consent App that was made for that one then shows its page. */
    private String whyItEnds() {
        MessageProfile other = wire.profile() == MessageProfile.LEGACY ? MessageProfile.STRICT : MessageProfile.LEGACY;
        Wire otherWire = new Wire(other, wire.ring(), wire.parties(), wire.accountIsIntent());
        Question question = new RequestWriter(otherWire, surroundings).write(RequestWriter.Choices.USUAL);
        return arrive(walk(new Browser(), question), question) instanceof Stop.Page page && page.asks()
                ? "It takes requests of the " + name(other) + " protocol: give --protocol " + name(other) + ", or have it speak " + name(wire.profile()) + "."
                : "If it asks for something, give it with --fill, --fill-env, --approve or --deny.";
    }

    private static String name(MessageProfile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Finding> hint(Stop.Returned returned, Refusal refusal) {
        return refusal.code() != ErrorCode.ANSWER_UNDECRYPTABLE ? Optional.empty()
                : KeyGuesses.explain(wire, returned.messages().get(0), secret.get(), surroundings.random()).map(Finding::warning);
    }

    private Outcome<OpenedAnswer> said(Stop.Returned returned, Question question) {
        boolean hardWired = wire.profile() == MessageProfile.LEGACY && returned.address().equals(wire.parties().authServer() + HARD_WIRED);
        if (!returned.address().equals(question.returnTo()) && !hardWired) {
            return Outcome.refuse(ErrorCode.TICKET_INVALID);
        }
        return opened(returned, question);
    }

    private Outcome<OpenedAnswer> opened(Stop.Returned returned, Question question) {
        if (returned.messages().size() > 1) {
            return Outcome.refuse(ErrorCode.ANSWER_REPEATED);
        }
        returned.messages().forEach(repetition::note);
        return Judge.judge(wire, returned.messages().isEmpty() ? "" : returned.messages().get(0), question.uid(), Optional.of(question),
                surroundings.clock().instant());
    }

    private void lifetime(Stop.Returned returned) {
        returned.messages().stream().limit(1).forEach(message -> wire.counterpart(surroundings.random()).open(Direction.RESPONSE, message)
                .fold(contents -> Json.object(contents.payload()), refusal -> Optional.<Map<String, Object>>empty())
                .flatMap(payload -> Lifetime.look(payload, surroundings.clock().instant())).ifPresent(findings::add));
    }

    private void keepsTabsApart() {
        Question first = ask();
        Question second = ask();
        Browser browser = new Browser();
        Walk walk = walk(browser, first);
        Stop page = arrive(walk, first);
        arrive(walk(browser, second), second);
        Stop end = walk.decide(page, true, new ArrayList<>());
        if (end instanceof Stop.Returned returned) {
            Optional<Refusal> refusal = opened(returned, first).fold(opened -> Optional.empty(), Optional::of);
            findings.add(refusal.filter(said -> said.code() == ErrorCode.ANSWER_OTHER_JOURNEY).isPresent()
                    ? Finding.error("Two tabs: the first tab answers for the second one's request. Keep the request with the page, not with the browser alone.")
                    : Finding.good("Two tabs are two journeys."));
        } else {
            findings.add(Finding.warning("Two tabs: after a second request the first tab can't be finished. Safe, but the person has to start again."));
        }
    }

    /** Another browser, without the cookies of the person who logged in, submits the page's form. */
    private void belongsToABrowser() {
        Question question = ask();
        Walk walk = walk(new Browser(), question);
        Optional<Stop.Page> page = walk.question(arrive(walk, question));
        if (page.isEmpty()) {
            return; // it asks nobody, so that there is nothing to press
        }
        Walk.Person stranger = new Walk.Person(Map.of(), person.approve(), person.deny());
        Stop end = new Walk(new Browser(), stranger, wire.parties().authServer(), question.returnTo()).decide(page.get(), true, new ArrayList<>());
        boolean answered = end instanceof Stop.Returned returned && !returned.cancelled()
                && opened(returned, question).fold(opened -> true, refusal -> false);
        findings.add(answered
                ? Finding.error("Another browser: it approves what was asked in the first one. Bind each request to its browser with a cookie.")
                : Finding.good("Another browser can't answer for the first one."));
    }
}

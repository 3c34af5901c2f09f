package io.obconnect.load;

import io.obconnect.it.Bank;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.Settings;
import io.obconnect.it.TppClient;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Whole consent journeys: TPP, server, Consent App and back, and the code's redemption. */
final class Journeys implements Visit {

    /** Beyond what the server forgives of clocks. */
    private static final int TOO_LATE_SECONDS = 60;

    private final Settings settings;
    private final TppClient tpp;
    private final Bank bank;
    private final Bank forger = new Bank("a secret that the server has never heard of");
    private final Callback callback;
    private final Mix mix;

    Journeys(Settings settings, Mix mix) {
        this.settings = settings;
        this.tpp = new TppClient(settings, settings.tpps().get(0));
        this.bank = new Bank(settings.sharedSecret());
        this.callback = new Callback(settings, settings.tpps().get(0));
        this.mix = mix;
    }

    /**
     * A journey that has come to the Consent App.
     *
     * @param nanos how long that took
     */
    record Begun(Browser browser, Question question, String state, long nanos) {
    }

    @Override
    public void once(Wire wire, long due, Results results) throws IOException, Unexpected {
        Fate fate = mix.next(ThreadLocalRandom.current());
        Begun begun = begin(wire, due);
        results.of(Step.OUT).record(begun.nanos());
        URI back = answer(fate, begun.question());

        long returned = System.nanoTime();
        Map<String, String> atTpp = callback.reached(begun.browser().follow(begun.browser().get(back)), begun.state());
        long answered = System.nanoTime();
        results.of(Step.BACK).record(answered - returned);
        String ended = checked(fate, atTpp);
        if (fate == Fate.APPROVE) {
            callback.redeem(wire, atTpp.get("code"), begun.question().intent());
            results.of(Step.TOKEN).record(System.nanoTime() - answered);
        }
        results.of(Step.WHOLE).record(begun.nanos() + System.nanoTime() - returned);
        results.answers().count(fate.label() + " " + ended);
    }

    /** From the TPP to the Consent App's door. */
    Begun begin(Wire wire, long due) throws IOException, Unexpected {
        String state = Long.toHexString(ThreadLocalRandom.current().nextLong());
        URI authorize = tpp.authorize(tpp.query(tpp.dirWithIntent(UUID.randomUUID().toString()), state));
        long ready = System.nanoTime();
        Browser browser = new Browser(wire, settings.base());
        Browser.Page last = browser.follow(browser.get(authorize));
        long nanos = System.nanoTime() - Math.min(due, ready);
        URI door = last.location();
        if (door == null || !door.toString().startsWith(settings.consentApp())) {
            throw new Unexpected(Callback.complaint("no way to the Consent App", last));
        }
        return new Begun(browser, bank.asked(door), state, nanos);
    }

    private URI answer(Fate fate, Question question) {
        Map<String, Object> approval = bank.approval(question, "consent-" + question.intent());
        return switch (fate) {
            case APPROVE -> bank.back(question, approval);
            case DENY -> bank.back(question, bank.denial(question));
            case LATE -> {
                approval.put("exp", Instant.now().minusSeconds(TOO_LATE_SECONDS).getEpochSecond());
                yield bank.back(question, approval);
            }
            case FORGED -> forger.back(question, approval);
        };
    }

    /** @return {@code code}, or the code of the failure */
    private static String checked(Fate fate, Map<String, String> atTpp) throws Unexpected {
        String code = Callback.code(atTpp.getOrDefault("error_description", ""));
        boolean right = switch (fate) {
            case APPROVE -> atTpp.containsKey("code");
            case DENY, LATE -> "access_denied".equals(atTpp.get("error"));
            case FORGED -> "server_error".equals(atTpp.get("error"));
        };
        if (!right) {
            throw new Unexpected(fate.label() + ": " + atTpp.getOrDefault("error", "a code") + " " + code);
        }
        return fate == Fate.APPROVE ? "code" : code;
    }
}

package io.obconnect.faults;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.TppClient;
import io.obconnect.it.UserAgent;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.it.Walk;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person's journey while a fault strikes. Where nothing or a gateway's error comes, the person presses reload; where a page comes, the
 * person reads it, goes back to the app, and the TPP asks anew.
 */
final class FaultyJourney {

    private static final int MOST_REQUESTS = 40;
    private static final int MOST_RELOADS = 4;
    private static final Pattern CODE = Pattern.compile("OBC-\\d{3}");

    private final Cluster cluster;
    private final Plan plan;
    private final Walk walk;
    private final UserAgent browser = new UserAgent();
    private final String intent = Walk.anIntent();
    private final String state;
    private boolean armed;
    private boolean sawFailure;
    private int reloads;

    FaultyJourney(Cluster cluster, Plan plan) {
        this.cluster = cluster;
        this.plan = plan;
        this.walk = new Walk(cluster.settings(), cluster.settings().tpps().get(plan.tpp()));
        this.state = "state-" + plan.kind().ordinal() + "-" + plan.number();
    }

    /** How a journey ended. */
    enum End { CODE, ERROR, PAGE }

    /**
     * How a journey ended.
     *
     * @param words the OAuth error, or what the page said
     */
    record Ending(End end, String words, int reloads) {
    }

    /** Goes the whole way with the fault. */
    Ending go() {
        Optional<Map<String, String>> answer = Optional.empty();
        String page = "";
        try {
            answer = Optional.of(walkedTo(state));
        } catch (Stopped stopped) {
            page = stopped.page;
        }
        if (answer.isEmpty()) {
            return new Ending(End.PAGE, page, reloads);
        }
        assertThat(answer.get()).as("%s: the TPP's state", plan).containsEntry("state", state);
        if (!answer.get().containsKey("code")) {
            assertThat(answer.get()).as("%s: an OAuth error", plan).containsKey("error");
            return new Ending(End.ERROR, answer.get().get("error") + " " + firstCode(answer.get().getOrDefault("error_description", "")), reloads);
        }
        return redeemed(answer.get().get("code"))
                ? new Ending(End.CODE, "", reloads)
                : new Ending(End.PAGE, "the code was of no use", reloads);
    }

    /** The TPP asks again for the same intent, in the same browser, while nothing strikes. */
    void again() {
        for (int node = 0; ; node++) {
            cluster.prefer(node % 2);
            try {
                Map<String, String> answer = walkedOn(node % 2);
                if (answer.containsKey("code") && tokenIsRight(walk.tpp.exchange(answer.get("code")))) {
                    return;
                }
                assertThat(node).as("%s: the TPP asks again, and is answered %s", plan, answer).isZero();
            } catch (Stopped stopped) {
                assertThat(node).as("%s: the TPP asks again, and the person sees %s", plan, stopped.page).isZero();
            }
        }
    }

    private Map<String, String> walkedOn(int node) throws Stopped {
        armed = true;
        return walked("again-" + node, () -> cluster.prefer(node), true);
    }

    private Map<String, String> walkedTo(String wantedState) throws Stopped {
        return walked(wantedState, this::chooseNode, plan.approve());
    }

    private void chooseNode() {
        if (!armed || plan.strike().struck(cluster)) {
            cluster.prefer(plan.nodes().nextInt(2));
        }
    }

    private Map<String, String> walked(String wantedState, Runnable choice, boolean approve) throws Stopped {
        URI next = walk.tpp.authorize(walk.tpp.query(request(wantedState), wantedState));
        for (int requests = 0; requests < MOST_REQUESTS; requests++) {
            if (next.toString().startsWith(walk.tpp.registration().redirectUri())) {
                Map<String, String> answer = UserAgent.parameters(next.getRawQuery());
                answer.putAll(UserAgent.parameters(next.getRawFragment()));
                return answer;
            }
            Step step = Step.of(next, walk.settings.base());
            choice.run();
            arm(step);
            if (step == Step.BANK) {
                next = answeredByBank(next, approve);
                continue;
            }
            URI here = next;
            Optional<Page> page = came(() -> browser.get(here));
            if (page.isPresent() && !page.get().redirects()) {
                throw new Stopped(read(page.get(), step));
            }
            next = page.map(Page::location).orElse(here);
        }
        throw new AssertionError(plan + ": without end, last " + next.getPath());
    }

    private void arm(Step step) {
        if (!armed && step == plan.step()) {
            armed = true;
            plan.strike().arm(cluster);
        }
    }

    private URI answeredByBank(URI address, boolean approve) {
        cluster.consentApp().visit(address);
        cluster.forget();
        Question question = walk.bank.asked(address);
        return walk.bank.back(question, approve ? walk.bank.approval(question, "consent-of-" + intent) : walk.bank.denial(question));
    }

    /** What the browser shows; nothing where the connection broke or a gateway failed, and the person will press reload. */
    private Optional<Page> came(Supplier<Page> request) {
        if (sawFailure) {
            plan.strike().reloading(cluster);
        }
        Optional<Page> page = sent(request);
        if (sawFailure && page.isPresent()) {
            plan.strike().reloaded(cluster);
            sawFailure = false;
        }
        if (page.isEmpty()) {
            sawFailure = true;
            assertThat(++reloads).as("%s: the person pressed reload", plan).isLessThanOrEqualTo(MOST_RELOADS);
        }
        return page;
    }

    private static Optional<Page> sent(Supplier<Page> request) {
        try {
            return Optional.of(request.get()).filter(page -> page.status() < 502 || page.status() > 504);
        } catch (UncheckedIOException broken) {
            return Optional.empty();
        }
    }

    private boolean redeemed(String code) {
        chooseNode();
        arm(Step.TOKEN);
        Map<String, String> form = Map.of("grant_type", "authorization_code", "code", code,
                "redirect_uri", walk.tpp.registration().redirectUri());
        Optional<Page> answer = came(() -> walk.tpp.tokens(form));
        while (answer.isEmpty()) {
            answer = came(() -> walk.tpp.tokens(form));
        }
        return answer.get().status() == 200 && tokenIsRight(TppClient.json(answer.get()));
    }

    private boolean tokenIsRight(Map<String, Object> tokens) {
        plan.strike().reloading(cluster);
        if (tokens.get("id_token") == null) {
            return false;
        }
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).as("%s: the id_token", plan)
                .containsEntry("openbanking_intent_id", intent).containsEntry("consent_id", "consent-of-" + intent);
        return true;
    }

    private String request(String wantedState) {
        if (walk.tpp.registration().signingKey() == null) {
            return walk.tpp.dirWithIntent(intent);
        }
        Map<String, Object> claims = walk.tpp.claims(intent, wantedState, "n-" + wantedState);
        Instant now = cluster.now();
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(300).getEpochSecond());
        return walk.tpp.ps256(claims);
    }

    private String read(Page page, Step step) {
        assertThat(page.body()).as("%s: the person reads our page at %s, not %s", plan, step, page).contains("/auth/obconnect/obconnect.css");
        String code = firstCode(page.body());
        return (code.isEmpty() ? "done page" : "page " + code) + " at " + step;
    }

    private static String firstCode(String text) {
        return CODE.matcher(text).results().map(found -> found.group()).findFirst().orElse("");
    }

    /** The person was shown a page. */
    private static final class Stopped extends Exception {

        private static final long serialVersionUID = 1L;

        private final String page;

        private Stopped(String page) {
            super(page);
            this.page = page;
        }
    }
}

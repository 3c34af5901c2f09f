package io.obconnect.sandbox.demo;

import com.unboundid.ldap.sdk.LDAPException;

import java.io.IOException;
import java.io.PrintStream;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks the person's path without a person: one payment approved, one rejected, each in a browser of its own. Prints every hop and what
 * the TPP has at the end, and checks it. Needs a running {@link Demo} and auth server with the same settings.
 */
public final class HeadlessWalk {

    private static final Pattern CLAIMS = Pattern.compile("<pre id=\"claims\"[^>]*>(.*?)</pre>", Pattern.DOTALL);
    /** What must not stay in a browser whose journey has ended (protocol section 3, "Afterwards"). */
    private static final Pattern SESSION_COOKIE = Pattern.compile("session_id|current_sessions|(__Host-)?obconnect-.*");

    private final DemoSettings settings;
    private final PrintStream out;
    private final List<String> problems = new ArrayList<>();

    public HeadlessWalk(DemoSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Both walks. @return what was wrong; empty where all is right */
    public List<String> problems() {
        problems.clear();
        walk("approve", this::approved);
        walk("reject", this::denied);
        return List.copyOf(problems);
    }

    /** Both walks, and what was wrong printed. @return whether all is right, for the exit code */
    public boolean passes() {
        List<String> found = problems();
        out.println(found.isEmpty() ? "All is right." : "Not right:");
        found.forEach(problem -> out.println("  - " + problem));
        return found.isEmpty();
    }

    private interface Check {
        void of(WalkedJourney journey, Browser.Shown end) throws LDAPException, ParseException;
    }

    private void walk(String decision, Check check) {
        out.println("A payment, and the person's answer is: " + decision);
        Browser browser = new Browser();
        WalkedJourney journey = new WalkedJourney(settings, browser, out);
        int before = problems.size();
        try {
            Optional<String> intent = "approve".equals(decision) ? Optional.of(DemoTpp.FIRST_INTENT) : Optional.empty();
            Browser.Shown end = journey.walk(intent, decision);
            if (end.uri().getPort() != settings.tppPort() || end.status() != 200) {
                problems.add("it ended on " + end.uri().getPath() + " with status " + end.status() + ", not at the TPP: " + headline(end));
            } else {
                check.of(journey, end);
            }
            browser.cookieNames().stream().filter(name -> SESSION_COOKIE.matcher(name).matches())
                    .forEach(name -> problems.add("the browser still has the cookie " + name));
        } catch (IOException | LDAPException | ParseException e) {
            problems.add("the walk broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add("the walk was interrupted");
        }
        // each problem says which walk it belongs to
        problems.subList(before, problems.size()).replaceAll(problem -> decision + ": " + problem);
        out.println();
    }

    private void approved(WalkedJourney journey, Browser.Shown end) throws ParseException, LDAPException {
        Matcher markup = CLAIMS.matcher(end.body());
        if (!markup.find()) {
            problems.add("the TPP has no id_token: " + headline(end) + ", " + field(end, "error") + " " + field(end, "error-description"));
            return;
        }
        Map<String, Object> claims = Json.parse(Html.plain(markup.group(1)));
        out.println("  id_token's claims:");
        out.print(Json.pretty(claims).indent(6));
        Map<?, ?> result = journey.answered().get("result") instanceof Map<?, ?> map ? map : Map.of();
        expect("the request's intent", DemoTpp.FIRST_INTENT, journey.requested().get("openbanking_intent_id"));
        expect("openbanking_intent_id", DemoTpp.FIRST_INTENT, claims.get("openbanking_intent_id"));
        expect("acr", member(result, "login", "acr"), claims.get("acr"));
        expect("consent_id", member(result, "consent", "consent_id"), claims.get("consent_id"));
        if (!(claims.get("sub") instanceof String sub) || sub.isEmpty()) {
            problems.add("the id_token has no sub");
        }
        Object uid = journey.asked().get("uid");
        if (settings.directory().isPresent()) {
            List<PersonEntry> persons = PersonWatch.read(settings.directory().get());
            persons.forEach(person -> out.println("  in the directory: " + person.uid() + ", " + person.status() + ", until " + person.expires()));
            if (persons.stream().noneMatch(person -> person.uid().equals(uid) && person.active())) {
                problems.add("the directory holds no active Person with the journey's uid");
            }
        }
    }

    private void denied(WalkedJourney journey, Browser.Shown end) throws LDAPException {
        out.println("  error: " + field(end, "error") + ", " + field(end, "error-description"));
        expect("error", "access_denied", field(end, "error"));
        expect("state", journey.state().orElse("none sent"), field(end, "state"));
        Object uid = journey.asked().get("uid");
        if (settings.directory().isPresent() && PersonWatch.read(settings.directory().get()).stream()
                .anyMatch(person -> person.uid().equals(uid) && person.active())) {
            problems.add("a denial has left an active Person");
        }
    }

    private void expect(String what, Object expected, Object found) {
        if (expected == null || !Objects.equals(expected, found)) {
            problems.add(what + " is " + found + " and should be " + expected);
        }
    }

    private static Object member(Map<?, ?> result, String object, String name) {
        return result.get(object) instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static String headline(Browser.Shown page) {
        Matcher headline = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL).matcher(page.body());
        return headline.find() ? Html.plain(headline.group(1)) : "a page without a headline";
    }

    private static String field(Browser.Shown page, String id) {
        Matcher field = Pattern.compile("<dd id=\"" + id + "\">([^<]*)</dd>").matcher(page.body());
        return field.find() ? Html.plain(field.group(1)) : "none";
    }
}

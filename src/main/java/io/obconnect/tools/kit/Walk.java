package io.obconnect.tools.kit;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person with a browser in a Consent App: logs in, presses a button, until the browser is sent back to the auth server. */
final class Walk {

    private static final int HOPS = 20;
    private static final Pattern YES = Pattern.compile("(?i)\\b(approve|accept|agree|allow|confirm|yes)\\b");
    private static final Pattern NO = Pattern.compile("(?i)\\b(deny|decline|reject|refuse|disallow|no)\\b");

    private final Browser browser;
    private final Person person;
    private final String authServer;
    private final String returnTo;

    /**
     * What the person knows.
     *
     * @param entries what goes into fields, by name
     * @param approve the button {@code name=value} that approves; empty: the one that says so
     * @param deny the same for denying
     */
    record Person(Map<String, String> entries, Optional<String> approve, Optional<String> deny) {
    }

    /**
     * @param authServer nothing below its context is ever called
     * @param returnTo where the walk ends too, wherever that is
     */
    Walk(Browser browser, Person person, String authServer, String returnTo) {
        this.browser = browser;
        this.person = person;
        this.authServer = authServer + "/jans-auth/";
        this.returnTo = returnTo;
    }

    /** To the first page, or to the auth server if no page is shown. */
    Stop arrive(URI address) {
        return follow(browser.get(address));
    }

    /** From a page on, until the browser leaves, or a page doesn't lead on. */
    Stop decide(Stop from, boolean approve, List<Stop.Page> seen) {
        Stop at = from;
        for (int hops = 0; hops < HOPS && at instanceof Stop.Page page; hops++) {
            seen.add(page);
            Optional<Stop> next = next(page, approve);
            if (next.isEmpty()) {
                return page;
            }
            at = next.get();
        }
        return at;
    }

    /** From a page on to the one with the button that approves; empty where there is none. */
    Optional<Stop.Page> question(Stop from) {
        Stop at = from;
        for (int hops = 0; hops < HOPS && at instanceof Stop.Page page; hops++) {
            if (HtmlForm.in(page.html()).stream().anyMatch(form -> form.buttons().stream().anyMatch(button -> wanted(button, true)))) {
                return Optional.of(page);
            }
            at = next(page, true).orElse(null);
        }
        return Optional.empty();
    }

    private Optional<Stop> next(Stop.Page page, boolean approve) {
        if (page.status() >= 400) {
            return Optional.empty();
        }
        List<HtmlForm> forms = HtmlForm.in(page.html());
        for (HtmlForm form : forms) {
            Optional<HtmlForm.Button> button = form.buttons().stream().filter(candidate -> wanted(candidate, approve)).findFirst();
            if (button.isPresent()) {
                return Optional.of(submit(page, form, button));
            }
        }
        return forms.stream().filter(form -> leadsBack(page, form) || form.blanks().stream().anyMatch(person.entries()::containsKey)).findFirst()
                .map(form -> submit(page, form, form.buttons().stream().findFirst()));
    }

    private boolean wanted(HtmlForm.Button button, boolean approve) {
        return (approve ? person.approve() : person.deny()).map(button::is).orElseGet(() -> button.says(approve ? YES : NO));
    }

    private boolean leadsBack(Stop.Page page, HtmlForm form) {
        return leaves(page.address().resolve(form.action()));
    }

    private boolean leaves(URI target) {
        return target.toString().startsWith(returnTo) || target.toString().startsWith(authServer);
    }

    private static String bare(URI address) {
        return address.toString().replaceFirst("[?#].*", "");
    }

    private Stop submit(Stop.Page page, HtmlForm form, Optional<HtmlForm.Button> button) {
        URI action = form.action().isEmpty() ? page.address() : page.address().resolve(form.action());
        Map<String, String> fields = form.filled(person.entries(), button);
        if (leaves(action)) {
            boolean cancelled = fields.containsKey("cancel") || values(action.getRawQuery(), "cancel").size() > 0;
            List<String> messages = new ArrayList<>(values(action.getRawQuery(), "sessionData"));
            Optional.ofNullable(fields.get("sessionData")).ifPresent(messages::add);
            return new Stop.Returned(bare(action), messages, cancelled);
        }
        if (form.post()) {
            return follow(browser.post(action, fields));
        }
        return follow(browser.get(URI.create(bare(action) + "?" + Browser.encode(fields))));
    }

    private Stop follow(HttpResponse<String> first) {
        HttpResponse<String> response = first;
        for (int hops = 0; hops < HOPS; hops++) {
            Optional<String> location = response.headers().firstValue("location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Stop.Page(response.uri(), response.statusCode(), response.headers().map(), response.body());
            }
            URI target = response.uri().resolve(location.get());
            if (leaves(target)) {
                return new Stop.Returned(bare(target), values(target.getRawQuery(), "sessionData"), !values(target.getRawQuery(), "cancel").isEmpty());
            }
            response = browser.get(target);
        }
        throw new Unreadable("The Consent App redirects without end.");
    }

    private static List<String> values(String query, String name) {
        List<String> values = new ArrayList<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts[0].equals(name)) {
                values.add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}

package io.obconnect.load;

import io.obconnect.it.Settings;
import io.obconnect.it.UserAgent;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's own password login, for comparison: an ordinary client where the server has one, else a TPP without an intent. */
final class PasswordLogins implements Visit {

    private static final Pattern FORM = Pattern.compile("<form[^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|type|value|action)=\"([^\"]*)\"");

    private final Settings settings;
    private final Settings.Tpp client;
    private final Callback callback;

    PasswordLogins(Settings settings) {
        this.settings = settings;
        this.client = settings.others().getOrDefault("ordinary", settings.tpps().get(0));
        this.callback = new Callback(settings, client);
    }

    @Override
    public void once(Wire wire, long due, Results results) throws IOException, Unexpected {
        String state = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id());
        query.put("response_type", "code");
        query.put("redirect_uri", client.redirectUri());
        query.put("scope", "openid");
        query.put("state", state);
        query.put("nonce", "n-" + state);
        Browser browser = new Browser(wire, settings.base());
        Browser.Page page = browser.follow(browser.get(URI.create(settings.base() + "/restv1/authorize?" + UserAgent.encode(query))));
        long shown = System.nanoTime() - due;
        results.of(Step.OUT).record(shown);
        Form form = form(page);

        long sent = System.nanoTime();
        Map<String, String> answer = callback.reached(browser.follow(browser.post(form.action(), UserAgent.encode(form.fields()))), state);
        long answered = System.nanoTime();
        results.of(Step.BACK).record(answered - sent);
        if (!answer.containsKey("code")) {
            throw new Unexpected("no code: " + answer.get("error"));
        }
        callback.redeem(wire, answer.get("code"), null);
        long redeemed = System.nanoTime();
        results.of(Step.TOKEN).record(redeemed - answered);
        results.of(Step.WHOLE).record(shown + redeemed - sent);
        results.answers().count("code");
    }

    private record Form(URI action, Map<String, String> fields) {
    }

    private Form form(Browser.Page page) throws Unexpected {
        String body = page.answer().body();
        Matcher forms = FORM.matcher(body);
        while (forms.find()) {
            String form = forms.group();
            if (form.contains("type=\"password\"")) {
                Map<String, String> start = attributes(form.substring(0, form.indexOf('>') + 1));
                return new Form(page.uri().resolve(start.getOrDefault("action", "").replace("&amp;", "&")), fields(form));
            }
        }
        throw new Unexpected(Callback.complaint("no login form", page));
    }

    private Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(form);
        while (inputs.find()) {
            Map<String, String> input = attributes(inputs.group());
            String name = input.getOrDefault("name", "");
            if (!name.isEmpty()) {
                switch (input.getOrDefault("type", "")) {
                    case "password" -> fields.put(name, settings.person().password());
                    case "text", "" -> fields.put(name, settings.person().username());
                    case "checkbox" -> { }
                    default -> fields.put(name, input.getOrDefault("value", ""));
                }
            }
        }
        return fields;
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return attributes;
    }
}

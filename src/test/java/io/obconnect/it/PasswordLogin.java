package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the server's own login form, whatever its fields are called. */
final class PasswordLogin {

    private static final Pattern FORM = Pattern.compile("<form[^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");

    private PasswordLogin() {
    }

    /** Calls, logs in, and follows until the browser leaves the server. */
    static Page in(UserAgent browser, URI address, Settings settings) {
        Page page = browser.follow(browser.get(address), settings.base());
        String form = FORM.matcher(page.body()).results().map(found -> found.group()).filter(text -> text.contains("type=\"password\""))
                .findFirst().orElseThrow(() -> new AssertionError("a login form should show, but: " + page + " " + page.body()));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(form);
        while (inputs.find()) {
            String input = inputs.group();
            String name = attribute(input, "name");
            if (name.isEmpty()) {
                continue;
            }
            switch (attribute(input, "type")) {
                case "password" -> fields.put(name, settings.person().password());
                case "text", "" -> fields.put(name, settings.person().username());
                case "checkbox" -> {
                }
                default -> fields.put(name, attribute(input, "value"));
            }
        }
        URI action = page.uri().resolve(attribute(form.substring(0, form.indexOf('>') + 1), "action").replace("&amp;", "&"));
        return browser.follow(browser.post(action, fields), settings.base());
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? value.group(1) : "";
    }
}

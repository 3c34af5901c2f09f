package io.obconnect.tools.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form on a page, as far as a person would use it: fields and buttons. Good enough for consent pages; it runs no scripts.
 *
 * @param action as written, empty where there is none
 * @param post whether it is sent with POST
 * @param fields name and value as they stand in the page
 * @param blanks names of the fields that a person fills in
 * @param buttons in the page's order
 */
record HtmlForm(String action, boolean post, Map<String, String> fields, List<String> blanks, List<Button> buttons) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("<input\\b([^>]*)>|<button\\b([^>]*)>(.*?)</button>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+))");

    /** @param text what a person reads on it */
    record Button(String name, String value, String text) {

        /** Whether it says one of these words. */
        boolean says(Pattern words) {
            return words.matcher(value + " " + text).find();
        }

        boolean is(String nameAndValue) {
            return (name + "=" + value).equals(nameAndValue);
        }
    }

    static List<HtmlForm> in(String html) {
        return FORM.matcher(html).results().map(form -> read(attributes(form.group(1)), form.group(2))).toList();
    }

    /** The fields with what a person fills in, and the button. */
    Map<String, String> filled(Map<String, String> entries, Optional<Button> pressed) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        blanks.stream().filter(entries::containsKey).forEach(name -> sent.put(name, entries.get(name)));
        pressed.filter(button -> !button.name().isEmpty()).ifPresent(button -> sent.put(button.name(), button.value()));
        return sent;
    }

    private static HtmlForm read(Map<String, String> form, String content) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> blanks = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        Matcher control = CONTROL.matcher(content);
        while (control.find()) {
            boolean input = control.group(1) != null;
            Map<String, String> attributes = attributes(input ? control.group(1) : control.group(2));
            String name = attributes.getOrDefault("name", "");
            String value = attributes.getOrDefault("value", "");
            String type = attributes.getOrDefault("type", input ? "text" : "submit").toLowerCase(Locale.ROOT);
            if (type.equals("submit")) {
                buttons.add(new Button(name, value, input ? "" : control.group(3).replaceAll("<[^>]*>", "")));
            } else if (!name.isEmpty() && !List.of("button", "reset", "image", "file").contains(type)) {
                fields.put(name, value);
                if (!type.equals("hidden")) {
                    blanks.add(name);
                }
            }
        }
        return new HtmlForm(form.getOrDefault("action", ""), form.getOrDefault("method", "get").equalsIgnoreCase("post"), fields, blanks, buttons);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = attribute.group(2) != null ? attribute.group(2) : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
            attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), value.replace("&quot;", "\"").replace("&#39;", "'").replace("&#34;", "\"")
                    .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        return attributes;
    }
}

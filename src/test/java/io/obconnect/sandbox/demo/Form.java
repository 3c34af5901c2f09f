package io.obconnect.sandbox.demo;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of one of the demo's own pages, as a browser would submit it untouched.
 *
 * @param fields names and values without those of the buttons
 */
record Form(URI action, Map<String, String> fields) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea)\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>([^<]*)</option>");

    /** The page's first form that posts. */
    static Optional<Form> in(String markup, URI page) {
        Matcher form = FORM.matcher(markup);
        while (form.find()) {
            if (attribute(form.group(1), "method").filter("post"::equalsIgnoreCase).isPresent()) {
                return Optional.of(new Form(page.resolve(attribute(form.group(1), "action").orElse("")), fields(form.group(2))));
            }
        }
        return Optional.empty();
    }

    Form with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new Form(action, changed);
    }

    private static Map<String, String> fields(String content) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(content);
        while (field.find()) {
            int after = field.end();
            boolean select = "select".equals(field.group(1));
            attribute(field.group(2), "name").ifPresent(name -> fields.put(name,
                    select ? firstOption(content, after) : attribute(field.group(2), "value").orElse("")));
        }
        return fields;
    }

    private static String firstOption(String content, int from) {
        Matcher option = OPTION.matcher(content);
        if (!option.find(from)) {
            return "";
        }
        return attribute(option.group(1), "value").orElse(Html.plain(option.group(2)));
    }

    private static Optional<String> attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? Optional.of(Html.plain(attribute.group(1))) : Optional.empty();
    }
}
